/** A popup or a drawer as a page has it, in the test's own window or in a frame of a phone's width. */
import { fixtureCleanup, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
// Bundled and evaluated in advance: these tests do not look at what is loaded when.
import '../../src/compose.js';
import '../../src/locale/english.js';
import '../../src/ui/chat.js';
import '../../src/ui/panel/attach-panel.js';
import '../../src/ui/panel/floating-panel.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { pageModule } from '../fixtures/page-module.js';

export class FloatingChat {
  readonly element: UnleashChat;

  constructor(element: UnleashChat) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get launcher(): HTMLElement {
    return this.root.querySelector<HTMLElement>('[part~="launcher"]')!;
  }

  get panel(): HTMLDialogElement {
    return this.root.querySelector('dialog')!;
  }

  get field(): HTMLTextAreaElement {
    return this.root.querySelector('textarea')!;
  }

  /** The chat's own composer, once the chat has come. */
  get input(): HTMLTextAreaElement | null {
    return this.root.querySelector<HTMLTextAreaElement>('[part~="input"]');
  }

  get isShown(): boolean {
    return this.panel.matches(':popover-open, :modal');
  }

  part(name: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[part~="${name}"]`);
  }

  type(text: string): void {
    this.field.value += text;
    this.field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  press(key: string, target: HTMLElement = this.field, init: KeyboardEventInit = {}): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
    target.dispatchEvent(event);
    return event;
  }

  async until(holds: () => unknown, what: string): Promise<void> {
    await waitUntil(holds, what, { interval: 10, timeout: 10_000 });
  }

  async opened(): Promise<this> {
    this.element.show();
    await this.until(() => this.isShown && this.input && this.root.activeElement, 'the open chat, with the focus in it');
    await Promise.all(this.panel.getAnimations().map(({ finished }) => finished));
    return this;
  }
}

/** Nothing moves or fades any more: what fades in reads as too faint. Shades of tables follow a scroll position, and never end. */
export async function quiet(chat: Pick<FloatingChat, 'root'>): Promise<void> {
  const ending = chat.root
    .getAnimations()
    .filter(({ effect, timeline }) => timeline === document.timeline && effect!.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

const made: Element[] = [];

export async function mountFloating(
  settings: Partial<UnleashChat>,
  options: { readonly into?: Element; readonly endpoint?: string } = {},
): Promise<FloatingChat> {
  const { into = document.body } = options;
  const element = into.ownerDocument.createElement('unleash-chat');
  Object.assign(element, { endpoint: '/unleash', persist: 'none', layout: 'popup', ...settings });
  into.append(element);
  made.push(element);
  await element.updateComplete;
  const chat = new FloatingChat(element);
  await chat.until(() => chat.launcher?.matches(':popover-open'), 'the launcher');
  return chat;
}

/** A window of its own, as wide and as high as is asked for. */
export async function openWindow(width: number, height: number, body = ''): Promise<Window & typeof globalThis> {
  const frame = document.createElement('iframe');
  frame.style.cssText = `position: fixed; inset: 0 auto auto 0; inline-size: ${width}px; block-size: ${height}px; border: 0`;
  frame.srcdoc = `<!doctype html><html lang="en"><head><title>A page</title><meta name="viewport" content="width=device-width"><script type="module" src="${pageModule('src/index')}"></script></head><body>${body}</body></html>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  made.push(frame);
  await loaded;
  const opened = frame.contentWindow as Window & typeof globalThis;
  await opened.customElements.whenDefined('unleash-chat');
  return opened;
}

export function clearPage(): void {
  fixtureCleanup();
  for (const element of made.splice(0)) element.remove();
  sessionStorage.clear();
}
