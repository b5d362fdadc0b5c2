/** Asks a question, prints the answer as it arrives, then its sources: node client-ask.mjs https://intranet.example/unleash "How do I …?" */
import { ChatFailure, createClient } from 'unleash-chat/client';

const [endpoint, question = 'How many days of parental leave do I get?'] = process.argv.slice(2);
const client = createClient({ endpoint });

try {
  const answering = client.ask(question);
  for await (const event of answering) {
    if (event.type === 'tool-step') console.error(`… ${event.description}`);
    if (event.type === 'text') process.stdout.write(event.text);
  }
  const { sources } = await answering.answer;
  console.log();
  for (const { number, title, url } of sources) if (number) console.log(`[${number}] ${title} ${url ?? ''}`);
} catch (failure) {
  if (!(failure instanceof ChatFailure)) throw failure;
  const { kind, cause, requestId } = failure.error;
  console.error(`${kind}: ${cause}${requestId ? ` (request ${requestId})` : ''}`);
  process.exitCode = 1;
}
