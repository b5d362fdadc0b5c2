import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, mountChat } from './harness.js';

/** Calls of functions with effects outside of the chat, while `render()` of the element runs. */
function recordEffects(element: HTMLElement): {
  readonly renders: () => number;
  readonly effects: string[];
  readonly end: () => void;
} {
  const effects: string[] = [];
  let renders = 0;
  let isRendering = false;
  const originals: (() => void)[] = [];
  const watch = (owner: object, name: string): void => {
    const original = Reflect.get(owner, name) as (...values: unknown[]) => unknown;
    const watched = function (this: unknown, ...values: unknown[]): unknown {
      if (isRendering) effects.push(name);
      return Reflect.apply(original, this, values);
    };
    Reflect.set(owner, name, watched);
    originals.push(() => Reflect.set(owner, name, original));
  };
  for (const name of ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'queueMicrotask']) watch(globalThis, name);
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) watch(EventTarget.prototype, name);
  for (const name of ['append', 'setAttribute', 'removeAttribute', 'focus']) watch(HTMLElement.prototype, name);
  watch(element, 'requestUpdate');
  const render = Reflect.get(element, 'render') as () => unknown;
  Reflect.set(element, 'render', () => {
    renders += 1;
    isRendering = true;
    try {
      return Reflect.apply(render, element, []);
    } finally {
      isRendering = false;
    }
  });
  return { renders: () => renders, effects, end: () => originals.forEach((restore) => restore()) };
}

describe('render()', () => {
  for (const layout of ['inline', 'popup'] as const) {
    it(`has no effects, whatever the state of the conversation: ${layout}`, async () => {
      const answers = await createStreamFixture({ chunks: answerEvents, waits: 'step' }, { status: 400, chunks: [''] });
      const chat = await mountChat({ endpoint: answers.endpoint, layout, open: true, persist: 'none', starters: ['One'] });
      const { renders, effects, end } = recordEffects(chat.element);
      const sent = chat.element.send('How much leave?');
      await chat.until(() => chat.part('activity'), 'the wait');
      chat.element.parentElement!.append(chat.element);
      await chat.element.updateComplete;
      await answers.release(answerEvents.length + 1);
      await sent;
      await chat.element.send('And more?');
      chat.element.newConversation();
      await chat.element.updateComplete;
      chat.element.open = false;
      await chat.element.updateComplete;
      end();
      expect(renders()).to.be.above(4);
      expect(effects).to.deep.equal([]);
    });
  }
});
