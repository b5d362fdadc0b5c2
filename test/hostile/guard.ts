import { createStreamFixture, type StreamFixture } from '../fixtures/stream-fixture.js';

const dialogs = ['alert', 'confirm', 'prompt', 'print', 'open'] as const;

/** What the page itself may ask for: its modules, the test runner's own, and answers of the stream fixture. */
const ours = /^\/(?:src|node_modules|test|__web-dev-server|__web-test-runner|__wds|fixtures\/stream)(?:\/|\b)/;
const byMarkup = [
  'img',
  'image',
  'css',
  'iframe',
  'frame',
  'embed',
  'object',
  'audio',
  'video',
  'track',
  'input',
  'body',
  'link',
];

const names = (): ReadonlySet<string> => new Set([...Object.getOwnPropertyNames(window), ...Object.keys(Object.prototype)]);

/**
 * Sees what an attack comes to: code that runs, a request that goes out, a page that is left, a frame, a name or a prototype that
 * has changed. `evil.example` in a payload becomes an address of the test's server that records who asks; so does every
 * relative address.
 */
export class Guard {
  readonly #found: string[] = [];
  readonly #lure: StreamFixture;
  readonly #base = document.createElement('base');
  readonly #own = Object.fromEntries(dialogs.map((name) => [name, window[name]]));
  readonly #names = names();
  readonly #page = this.#state();
  readonly #abort = new AbortController();
  #observers: MutationObserver[] = [];

  private constructor(lure: StreamFixture) {
    this.#lure = lure;
    for (const name of dialogs) {
      Object.assign(window, { [name]: (...given: unknown[]) => void this.#found.push(`${name}(${given.join()})`) });
    }
    this.#base.href = `${lure.endpoint}/relative/`;
    document.head.prepend(this.#base);
    const { signal } = this.#abort;
    for (const type of ['submit', 'hashchange', 'popstate', 'beforeunload', 'securitypolicyviolation']) {
      addEventListener(type, () => void this.#found.push(type), { capture: true, signal });
    }
    performance.setResourceTimingBufferSize(10_000);
    performance.clearResourceTimings();
  }

  static async start(): Promise<Guard> {
    return new Guard(await createStreamFixture({ status: 204, chunks: [] }));
  }

  /** The payload with addresses that tell. */
  live(payload: string): string {
    const { endpoint } = this.#lure;
    return payload
      .replace(/https?:\/\/evil\.example(?![.:\w])/g, location.origin + endpoint)
      .replace(/\/\/evil\.example(?![.:\w])/g, `//${location.host}${endpoint}`);
  }

  /** Looks at each node that ever enters below, also for a moment, and at each attribute that changes. */
  watch(root: Node, strangersIn: (element: Element) => readonly string[]): void {
    const look = (node: Node): void => {
      if (!(node instanceof Element)) return;
      for (const element of [node, ...node.querySelectorAll('*')]) this.#found.push(...strangersIn(element));
    };
    const observer = new MutationObserver((records) => {
      for (const { type, target, addedNodes } of records) {
        if (type === 'attributes') this.#found.push(...strangersIn(target as Element));
        for (const node of addedNodes) look(node);
      }
    });
    observer.observe(root, { childList: true, attributes: true, subtree: true });
    this.#observers.push(observer);
    for (const child of root.childNodes) look(child);
  }

  /** Everything that was seen so far, each once. */
  async findings(): Promise<readonly string[]> {
    await this.#settle();
    const requests = (await this.#lure.requests()).filter(({ path }) => !path.startsWith('/barrier'));
    const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const strange = loaded.filter(({ name, initiatorType }) => {
      const { origin, pathname } = new URL(name);
      if (pathname.startsWith(`${this.#lure.endpoint}/barrier`)) return false;
      return byMarkup.includes(initiatorType) || (/^http/.test(name) && (origin !== location.origin || !ours.test(pathname)));
    });
    const clobbered = [...names()].filter((name) => !this.#names.has(name) && !/^(?:lit|reactive)\w*Versions$/.test(name));
    const page = this.#state();
    const changed = Object.keys(page).filter((key) => page[key] !== this.#page[key]);
    return [
      ...new Set([
        ...this.#found,
        ...requests.map(({ method, path }) => `request: ${method} ${path}`),
        ...strange.map(({ name, initiatorType }) => `load: ${initiatorType} ${name}`),
        ...clobbered.map((name) => `window.${name}`),
        ...changed.map((key) => `${key}: ${String(page[key])}`),
      ]),
    ];
  }

  stop(): void {
    this.#abort.abort();
    for (const observer of this.#observers) observer.disconnect();
    this.#observers = [];
    this.#base.remove();
    Object.assign(window, this.#own);
  }

  /** What was begun before is told before: a picture of ours is asked for last. */
  async #settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    const barrier = new Image();
    await new Promise((resolve) => {
      barrier.onerror = barrier.onload = resolve;
      barrier.src = `${this.#lure.endpoint}/barrier?${Math.random()}`;
    });
  }

  #state(): Readonly<Record<string, unknown>> {
    return {
      title: document.title,
      address: location.href,
      frames: window.length,
      forms: document.forms.length,
      'style sheets': document.styleSheets.length,
      'elements of the head': document.head.querySelectorAll(':scope > :not(base)').length,
      'attributes of the body': document.body.getAttributeNames().join(),
      cookies: document.cookie,
    };
  }
}
