import { previewWithVite, testApplication } from './application-tests.js';

const file = 'src/assistant.tsx';

testApplication({
  name: 'react',
  serve: previewWithVite,
  // StrictMode renders twice, and calls effects and refs twice, in development only.
  builds: [{}, { NODE_ENV: 'development' }],
  mistakes: [
    { file, from: 'starters={', to: 'startrs={', message: /'startrs' does not exist/ },
    { file, from: 'message.status', to: 'message.state', message: /'state' does not exist/ },
  ],
});
