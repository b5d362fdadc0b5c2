import { isLoopback } from '../../proxy/loopback.js';
import type { Settings } from '../config/settings.js';

/**
 * The host names that the server answers to; undefined: any. A page on the internet can give its own name the address of this
 * machine (DNS rebinding). On a loopback address, nobody else protects the server from that.
 */
export function ownHosts({ host, allowedHosts }: Pick<Settings, 'host' | 'allowedHosts'>): readonly string[] | undefined {
  if (!isLoopback(host)) return allowedHosts?.map((name) => name.toLowerCase());
  const literal = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return [...new Set(['localhost', '127.0.0.1', '[::1]', literal, ...(allowedHosts ?? [])].map((name) => name.toLowerCase()))];
}

/** Whether a `host` header names one of them, with or without its port. */
export function isOwnHost(header: string, own: readonly string[] | undefined): boolean {
  const name = header.toLowerCase();
  return own === undefined || own.includes(name) || own.includes(name.replace(/:\d+$/, ''));
}
