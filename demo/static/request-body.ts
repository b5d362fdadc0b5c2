/** Adds `Request.body` in Firefox, which does not have it. The proxy and the assistant read the body as a stream. */
export function addRequestBody(): void {
  if ('body' in Request.prototype) return;
  Object.defineProperty(Request.prototype, 'body', {
    configurable: true,
    get(this: Request) {
      return new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          controller.enqueue(new Uint8Array(await this.arrayBuffer()));
          controller.close();
        },
      });
    },
  });
}
