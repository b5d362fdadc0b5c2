/** What a person does and sees, so that tests speak of questions and answers rather than of selectors. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
// With the page, not with its first test: a busy machine takes longer for them than a test may.
import '../../src/compose.js';
import '../../src/markdown/answer-renderer.js';
import '../../src/ui/chat.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

// What a test leaves in the tab, such as a draft, is not for the next one.
beforeEach(() => sessionStorage.clear());

export class ChatHarness {
  readonly element: UnleashChat;

  constructor(element: UnleashChat) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  part(name: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[part~="${name}"]`);
  }

  parts(name: string): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(`[part~="${name}"]`)];
  }

  get input(): HTMLTextAreaElement {
    return this.part('input') as HTMLTextAreaElement;
  }

  get questions(): readonly string[] {
    return this.parts('question').map((question) => question.querySelector('p')!.textContent!);
  }

  /** The newest answer. */
  get answer(): HTMLElement | undefined {
    return this.parts('answer').at(-1);
  }

  get prose(): HTMLElement | null | undefined {
    return this.answer?.querySelector<HTMLElement>('.prose');
  }

  /** The numbers of the markers, in the order of the text. */
  get markers(): readonly string[] {
    return [...(this.prose?.querySelectorAll('.citation') ?? [])].map((marker) => marker.textContent!.trim());
  }

  get sources(): readonly { readonly number: string; readonly title: string; readonly href: string | undefined }[] {
    return [...(this.answer?.querySelectorAll('ol [part~="source"]') ?? [])].map((source) => ({
      number: source.querySelector('.number')!.textContent!,
      title: source.querySelector('.title')!.textContent!,
      href: source.querySelector('a')?.href,
    }));
  }

  /** What was said in the last seconds, oldest first. */
  get announcements(): readonly string[] {
    return [...this.root.querySelectorAll('[role="log"] > *')].map((line) => line.textContent!);
  }

  /** As a keyboard does: the value, then the event. */
  type(text: string): void {
    this.input.value = text;
    this.input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  press(key: string, init: KeyboardEventInit = {}): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
    this.input.dispatchEvent(event);
    return event;
  }

  click(name: string): void {
    const target = this.part(name);
    (target instanceof HTMLButtonElement ? target : target!.querySelector<HTMLElement>('button')!).click();
  }

  async until(holds: () => unknown, what: string): Promise<void> {
    // For what never comes: a browser on a busy machine may stand still for a while.
    await waitUntil(holds, what, { interval: 10, timeout: 30_000 });
  }
}

/** Observers and scroll events have had their turn. */
export async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}

/** @param options `beforeDefined`: the settings are there when the element starts, as attributes in a page are */
export async function mountChat(
  settings: Partial<UnleashChat>,
  options: { readonly beforeDefined?: boolean } = {},
): Promise<ChatHarness> {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const element = document.createElement('unleash-chat');
  if (options.beforeDefined) Object.assign(element, settings);
  place.append(element);
  if (!options.beforeDefined) Object.assign(element, settings);
  await element.updateComplete;
  const chat = new ChatHarness(element);
  await chat.until(() => chat.input, 'the composer');
  return chat;
}

/** One server-sent event of `/chats/v2`. */
export const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;

export const resource = (id: string, title: string, more: object = {}): object => ({
  id,
  title,
  appId: 'confluence',
  type: 'page',
  url: `https://wiki.example/${id}`,
  ...more,
});

export const found = (...results: readonly object[]): string =>
  event({ tool: { response: { name: 'search', toolId: 'call-1', resources: { enterprise: { results } } } } });

/** An answer with two steps, three sources and two footnotes. */
export const answerEvents: readonly string[] = [
  event({ requestId: 'req-7', toolCalls: [{ id: 'call-1', name: 'search', type: 'function', arguments: '{"query":"leave"}' }] }),
  event({ tool: { toolCallStatus: { toolCallId: 'call-1', status: 'Start' } } }),
  event({ tool: { toolStep: { stepDescription: 'Searching Confluence for leave', toolId: 'call-1' } } }),
  event({ tool: { toolStep: { stepDescription: 'Reading 3 pages', toolId: 'call-1' } } }),
  found(resource('a', 'Parental leave'), resource('b', 'Benefits in Germany'), resource('c', 'Glossary')),
  event({ tool: { toolCallStatus: { toolCallId: 'call-1', status: 'End' } } }),
  event({ text: 'You get **80 days**.' }),
  event({ reference: { referenceIds: ['a'], position: 20 } }),
  event({ text: ' In Germany, add 10.' }),
  event({ reference: { referenceIds: ['b'], position: 40 } }),
  event({ sources: { sourcesIds: ['a', 'b', 'c'] } }),
];
