/** Asks two questions in one conversation, the second as a follow-up to the first: node client-conversation.mjs https://intranet.example/unleash */
import { createClient } from 'unleash-chat/client';

const client = createClient({ endpoint: process.argv[2] });

const first = client.ask('How many days of parental leave do I get?');
const { text } = await first.answer;
console.log(text);

const second = client.ask(
  [
    { role: 'User', text: 'How many days of parental leave do I get?' },
    { role: 'Assistant', text },
    { role: 'User', text: 'How do I apply for parental leave?' },
  ],
  { threadId: first.threadId },
);
console.log((await second.answer).text);
