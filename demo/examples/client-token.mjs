/** Asks the service directly, with short-lived tokens from your own endpoint: node client-token.mjs https://e-api.unleash.so https://intranet.example/token */
import { createClient } from 'unleash-chat/client';

const [endpoint, tokens] = process.argv.slice(2);

// Called for the first token, before a token expires, and once after a token was refused.
const getToken = async ({ reason, signal }) => {
  console.error(`a token, please: ${reason}`);
  const response = await fetch(tokens, { method: 'POST', signal });
  return response.json(); // { token, expiresAt? }
};

const client = createClient({ endpoint, getToken });
console.log((await client.ask('How many days of parental leave do I get?').answer).text);
