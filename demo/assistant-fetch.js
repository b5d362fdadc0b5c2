/** The `fetch` of the demo's chats. Undefined: that of the browser, as a server answers. In the static demo, see `demo/static/`. */
export const assistantFetch = undefined;
