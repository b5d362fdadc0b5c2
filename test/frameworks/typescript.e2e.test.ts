import { previewWithVite, testApplication } from './application-tests.js';

testApplication({
  name: 'typescript',
  serve: previewWithVite,
  mistakes: [
    { file: 'src/assistant.ts', from: 'chat.heading', to: 'chat.headding', message: /'headding' does not exist/ },
    { file: 'src/assistant.ts', from: 'message.status', to: 'message.state', message: /'state' does not exist/ },
  ],
});
