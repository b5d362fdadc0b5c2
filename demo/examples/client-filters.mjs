/** Lists the filters and the values of one, asks with that filter, and prints the text of the first source: node client-filters.mjs https://intranet.example/unleash */
import { createClient } from 'unleash-chat/client';

const client = createClient({ endpoint: process.argv[2], apiVersion: 'v1' });

const filters = await client.filters();
console.log('filters:', Object.keys(filters).join(', '));

const types = await client.filterValues({ name: 'type', limit: 5 });
console.log('types:', types.map(({ value }) => value).join(', '));

const { text, sources } = await client.ask('How do I book a trip?', { filters: { type: types.map(({ value }) => value) } })
  .answer;
console.log(text);

const [source] = sources;
if (source) console.log((await client.resourceContent(source.ids[0])).join('\n'));
