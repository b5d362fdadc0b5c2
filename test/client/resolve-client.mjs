/** Resolves `unleash-chat/client` to the sources, so that the examples run without a build. */
import { register } from 'node:module';

const client = new URL('../../src/client.ts', import.meta.url).href;
const resolve = `export const resolve = (name, context, next) => next(name === 'unleash-chat/client' ? ${JSON.stringify(client)} : name, context);`;
register(`data:text/javascript,${encodeURIComponent(resolve)}`);
