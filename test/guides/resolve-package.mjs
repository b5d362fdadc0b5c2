/** Resolves the entries of the package to the sources, so that samples run without a build. */
import { register } from 'node:module';

const entries = Object.fromEntries(
  [
    ['unleash-chat/client', 'client.ts'],
    ['unleash-chat/proxy', 'proxy/proxy.ts'],
  ].map(([name, file]) => [name, new URL(`../../src/${file}`, import.meta.url).href]),
);
const resolve = `const entries = ${JSON.stringify(entries)};
export const resolve = (name, context, next) => next(entries[name] ?? name, context);`;
register(`data:text/javascript,${encodeURIComponent(resolve)}`);
