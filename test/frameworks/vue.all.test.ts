import { previewWithVite, testApplication } from './application-tests.js';

const file = 'src/Assistant.vue';

testApplication({
  name: 'vue',
  serve: previewWithVite,
  mistakes: [
    { file, from: ':starters=', to: ':startrs=', message: /'startrs' does not exist/ },
    { file, from: 'message.status', to: 'message.state', message: /'state' does not exist/ },
  ],
});
