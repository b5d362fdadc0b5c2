import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ProxyFailure, RequestRecord } from '../../proxy/proxy.js';

const seconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** Numbers for Prometheus. Labels have few values: none comes from a browser. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Counter;
  readonly #limited: Counter;
  readonly #failures: Counter;
  readonly #durations: Histogram;
  readonly #firstBytes: Histogram;

  /** @param openStreams the number of answers on their way to a browser */
  constructor(openStreams: () => number) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Counter({
      name: 'unleash_chat_requests_total',
      help: 'Requests to the API, by path, status and how they ended.',
      labelNames: ['path', 'status', 'outcome'],
      registers,
    });
    this.#limited = new Counter({
      name: 'unleash_chat_limited_total',
      help: 'Requests refused by the limits.',
      labelNames: ['path'],
      registers,
    });
    this.#failures = new Counter({
      name: 'unleash_chat_failures_total',
      help: 'Failures, most of them of the API, by kind.',
      labelNames: ['kind'],
      registers,
    });
    this.#durations = new Histogram({
      name: 'unleash_chat_request_seconds',
      help: 'From the arrival of a request to the last byte of its answer.',
      labelNames: ['path'],
      buckets: seconds,
      registers,
    });
    this.#firstBytes = new Histogram({
      name: 'unleash_chat_first_byte_seconds',
      help: 'From the arrival of a request to the first byte of the answer of the API.',
      labelNames: ['path'],
      buckets: seconds,
      registers,
    });
    new Gauge({
      name: 'unleash_chat_open_streams',
      help: 'Answers that are on their way to a browser.',
      registers,
      collect() {
        this.set(openStreams());
      },
    });
  }

  request({ path = 'none', status, outcome, milliseconds, firstByteMilliseconds }: RequestRecord): void {
    this.#requests.inc({ path, status, outcome });
    this.#durations.observe({ path }, milliseconds / 1000);
    if (firstByteMilliseconds !== undefined) this.#firstBytes.observe({ path }, firstByteMilliseconds / 1000);
    if (status === 429 && outcome === 'refused') this.#limited.inc({ path });
  }

  failure({ kind }: ProxyFailure): void {
    this.#failures.inc({ kind });
  }

  async response(): Promise<Response> {
    return new Response(await this.#registry.metrics(), { headers: { 'content-type': this.#registry.contentType } });
  }
}
