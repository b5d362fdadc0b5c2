import { testApplication } from './application-tests.js';

const file = 'src/lib/Assistant.svelte';

testApplication({
  name: 'svelte',
  isServerRendered: true,
  serve: (application, { port, demo }) =>
    application.start(
      ['build'],
      { PORT: String(port), UNLEASH_API_KEY: 'any', UNLEASH_BASE_URL: `${demo.url}unleash` },
      /Listening on/,
    ),
  mistakes: [
    { file, from: '{starters}', to: 'startrs={starters}', message: /"startrs"' does not exist/ },
    { file, from: 'message.status', to: 'message.state', message: /'state' does not exist/ },
  ],
});
