/** A page that means the widget ill, or well: its style sheet, what it puts around the widget, and what becomes of it there. */
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { FloatingChat, quiet } from '../layouts/floating-chat.js';
import '../../src/markdown/answer-renderer.js';
import { answerEvents } from '../ui/harness.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

const made: Element[] = [];

export interface HostPage {
  readonly css?: string;
  /** Around the widget, with one element that holds nothing: there it goes. */
  readonly around?: string;
}

/** A widget in such a page that has answered one question. */
export async function mountAnswered(layout: UnleashChat['layout'], page: HostPage): Promise<FloatingChat> {
  const { css = '', around = '<main></main>' } = page;
  const style = document.createElement('style');
  style.textContent = `html { --unleash-chat-font: Arial, sans-serif; } ${css}`;
  document.head.append(style);
  const place = document.createElement('section');
  place.innerHTML = around;
  document.body.append(place);
  made.push(style, place);
  const answers = await createStreamFixture({ chunks: answerEvents });
  const element = document.createElement('unleash-chat');
  Object.assign(element, { endpoint: answers.endpoint, persist: 'none', layout, heading: 'The handbook' });
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
  for (const element of made.splice(0)) element.remove();
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

/** Where each part stands in the panel, how large, in what type and colour: the same in every host. */
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

/** What a pointer would meet in the middle of an element. */
export function isOnTop(chat: FloatingChat, part: Element): boolean {
  const { left, top, width, height } = part.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) === chat.element;
}
