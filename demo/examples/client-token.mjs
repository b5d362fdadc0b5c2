/** Asks the service itself with short-lived tokens of your own: node client-token.mjs https://e-api.unleash.so https://intranet.example/token */
import { createClient } from 'unleash-chat/client';

const [endpoint, tokens] = process.argv.slice(2);

// Asked when there is no token yet, when one is about to end, and once after it was refused.
const getToken = async ({ reason, signal }) => {
  console.error(`a token, please: ${reason}`);
  const response = await fetch(tokens, { method: 'POST', signal });
  return response.json(); // { token, expiresAt? }
};

const client = createClient({ endpoint, getToken });
console.log((await client.ask('How many days of parental leave do I get?').answer).text);
