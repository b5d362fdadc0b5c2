import { destination, pino, stdTimeFunctions, type Logger } from 'pino';
import type { ProxyFailure, RequestRecord } from '../../proxy/proxy.js';
import type { Settings } from '../config/settings.js';

export interface Sink {
  write(line: string): void;
}

/**
 * The log: one JSON object a line, on standard output. It must not contain texts, tokens, keys, or names and addresses of
 * people; a name of a host is the only thing of a request's headers that is written.
 */
export class Log {
  readonly #logger: Logger;

  constructor(level: Settings['logLevel'], sink: Sink = destination({ dest: 1, sync: true })) {
    const formatters = { level: (label: string) => ({ level: label }) };
    this.#logger = pino({ level, base: null, timestamp: stdTimeFunctions.isoTime, formatters }, sink);
  }

  /** One line for each request to the API, when its answer has ended. */
  request(record: RequestRecord): void {
    this.#logger.info({ ...record }, 'request');
  }

  failure(failure: ProxyFailure): void {
    const isOfOnePerson = failure.kind === 'refused' || failure.kind === 'identity';
    this.#logger[isOfOnePerson ? 'warn' : 'error']({ ...failure }, 'failure');
  }

  info(message: string, fields: object = {}): void {
    this.#logger.info(fields, message);
  }

  warn(message: string, fields: object = {}): void {
    this.#logger.warn(fields, message);
  }

  error(message: string, fields: object = {}): void {
    this.#logger.error(fields, message);
  }
}
