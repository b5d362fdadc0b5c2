/** `unleash-chat/client` as the sources are, so that the examples need no build. */
import { register } from 'node:module';

const client = new URL('../../src/client.ts', import.meta.url).href;
const resolve = `export const resolve = (name, context, next) => next(name === 'unleash-chat/client' ? ${JSON.stringify(client)} : name, context);`;
register(`data:text/javascript,${encodeURIComponent(resolve)}`);
