const names = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[?::1\]?)$/i;

/** Whether a host name or address is that of this machine, where plain http leaves nothing to read on a network. */
export function isLoopback(host: string): boolean {
  return names.test(host);
}
