/**
 * The static demo's module in place of `demo/assistant-fetch.js`: the demo's assistant runs inside the page, without a server.
 * It is loaded with the first question.
 */
type Handle = (request: Request) => Promise<Response>;

// In a variable, as Vite would take the path below for that of a file to include.
const ownUrl = import.meta.url;

let loading: Promise<Handle> | undefined;

const load = async (): Promise<Handle> => {
  const { createHandler } = await import('./create-handler.js');
  return createHandler(new URL('.', ownUrl));
};

export const assistantFetch: typeof fetch = async (input, init) => {
  // The next question tries again, for example once the browser is online.
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  const handle = await loading;
  return handle(new Request(input, init));
};
