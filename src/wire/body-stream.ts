let hasWarned = false;

/** The body of a response. Call it once for each response. */
export function bodyStream(response: Response): ReadableStream<Uint8Array> {
  if (typeof response.body?.getReader === 'function') {
    // Chromium cancels a request when a reader reaches the end of its body, and shows it as failed: not if it was cloned. Of
    // bodies that do not come from the network, a clone could lose what was read before an error.
    const branch = response.url === '' ? undefined : response.clone().body;
    branch?.cancel().catch(() => undefined);
    return response.body;
  }
  // Undefined, unless the response is the browser's own.
  if (response.body !== null && !hasWarned) {
    hasWarned = true;
    console.warn(
      '[unleash-chat] The responses of `fetch`, which this page has replaced, are no streams: answers appear when they are complete.',
    );
  }
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(new TextEncoder().encode(await response.text()));
      controller.close();
    },
  });
}
