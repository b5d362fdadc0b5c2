/** Resolves `unleash-chat/proxy` to the sources, so that the guide's server needs no build. */
import { register } from 'node:module';

const proxy = new URL('../../src/proxy/proxy.ts', import.meta.url).href;
const resolve = `export const resolve = (name, context, next) => next(name === 'unleash-chat/proxy' ? ${JSON.stringify(proxy)} : name, context);`;
register(`data:text/javascript,${encodeURIComponent(resolve)}`);
