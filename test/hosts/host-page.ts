/** Mounts the widget in host pages with styles and ancestors of their own, and measures how it looks there. */
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { FloatingChat, quiet } from '../layouts/floating-chat.js';
import '../../src/markdown/answer-renderer.js';
import { answerEvents } from '../ui/harness.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

const mounted: Element[] = [];

export interface HostPage {
  readonly css?: string;
  /** HTML around the widget, which is appended to its `main` or first empty `span`. Default: `<main></main>`. */
  readonly around?: string;
}

/** Mounts a widget in such a page and asks a question. */
export async function mountAnswered(
  layout: UnleashChat['layout'],
  page: HostPage,
  look: UnleashChat['look'] = 'default',
): Promise<FloatingChat> {
  const { css = '', around = '<main></main>' } = page;
  const style = document.createElement('style');
  style.textContent = `html { --unleash-chat-font: Arial, sans-serif; } ${css}`;
  document.head.append(style);
  const place = document.createElement('section');
  place.innerHTML = around;
  document.body.append(place);
  mounted.push(style, place);
  const answers = await createStreamFixture({ chunks: answerEvents });
  const element = document.createElement('unleash-chat');
  Object.assign(element, { endpoint: answers.endpoint, persist: 'none', layout, look, heading: 'The handbook' });
  element.theme = 'light';
  place.querySelector('main, span:empty')!.append(element);
  const chat = new FloatingChat(element);
  await element.updateComplete;
  if (layout === 'popup') await chat.opened();
  await chat.until(() => chat.input, 'the composer');
  await element.send('How much leave?');
  await quiet(chat);
  return chat;
}

export function clearHost(): void {
  for (const element of mounted.splice(0)) element.remove();
  document.documentElement.removeAttribute('dir');
}

const parts = [
  'panel',
  'header',
  'transcript',
  'question',
  'answer',
  'activity',
  'citation',
  'source',
  'composer',
  'input',
  'send',
];

export type Look = Readonly<Record<string, string>>;

/** Position in the panel, size, type and colours of each `::part`, in a form that can be compared. */
export function lookOf(chat: FloatingChat): Look {
  const panel = chat.part('panel')!.getBoundingClientRect();
  return Object.fromEntries(
    parts.map((name) => {
      const part = chat.part(name)!;
      const { left, top, width, height } = part.getBoundingClientRect();
      const { display, fontSize, fontWeight, color, backgroundColor, textAlign, lineHeight, maxHeight } = getComputedStyle(part);
      const place = [left - panel.left, top - panel.top, width, height].map(Math.round).join(' ');
      return [name, [place, display, fontSize, fontWeight, color, backgroundColor, textAlign, lineHeight, maxHeight].join('; ')];
    }),
  );
}

/** Whether a pointer at the centre of an element inside the chat would hit the chat. */
export function isOnTop(chat: FloatingChat, part: Element): boolean {
  const { left, top, width, height } = part.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) === chat.element;
}
