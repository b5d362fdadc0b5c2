import { testApplication } from './application-tests.js';

const file = 'app/assistant.tsx';

testApplication({
  name: 'next',
  serve: (application, { port, demo }) =>
    application.start(
      ['node_modules/next/dist/bin/next', 'start', '--port', String(port)],
      { UNLEASH_API_KEY: 'any', UNLEASH_BASE_URL: `${demo.url}unleash` },
      /Ready in/,
    ),
  mistakes: [
    { file, from: 'starters={', to: 'startrs={', message: /'startrs' does not exist/ },
    { file, from: 'message.status', to: 'message.state', message: /'state' does not exist/ },
  ],
});
