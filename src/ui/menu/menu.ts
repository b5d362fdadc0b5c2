/**
 * The menu of the header: what opens and closes it and the keyboard help (this file), what both show (menu-template.ts,
 * help-template.ts). Its button is in ../panel/header.ts. Loaded when the menu is opened.
 */
import { nothing, type ReactiveController } from 'lit';
import { menuEnglish } from '../../locale/menu-texts.js';
import type { Localization } from '../../locale/localization.js';
import { withEnglish } from '../../locale/strings.js';
import type { ChatHost, ChatOptions } from '../chat-host.js';
import { isComposing } from '../composing.js';
import { containKey } from '../contain-typing.js';
import type * as openPanel from '../panel/attach-panel.js';
import type { Title } from '../panel/title.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { helpStyles } from './help-styles.js';
import { helpTemplate } from './help-template.js';
import { menuStyles } from './menu-styles.js';
import { menuTemplate, type MenuTexts, type SizeChoices } from './menu-template.js';
import type { MenuView } from './menu-view.js';

/** What the chat is for its menu. */
export interface MenuContext {
  readonly host: ChatHost;
  readonly options: Pick<ChatOptions, 'layout' | 'open' | 'strings'>;
  readonly localization: Localization;
  readonly title: Pick<Title, 'contentLevel'>;
  readonly messageKeys: { readonly isOn: boolean; toggle(): void };
}

type Shown = 'nothing' | 'menu' | 'help';
type PanelSizes = Pick<typeof openPanel, 'hasUsualSize' | 'restoreSize' | 'stepSize'>;

/** The breakpoint of the styles: on a small screen, the panel covers the page, and has no size of its own. */
const isSmall = matchMedia('(width <= 600px)');

export class Menu implements ReactiveController, MenuView {
  readonly #context: MenuContext;
  readonly #loadOpenPanel: () => Promise<PanelSizes>;
  /** Undefined in other layouts than `popup` and `drawer`. */
  #sizes: PanelSizes | undefined;
  #shown: Shown = 'nothing';
  /** The step that would change nothing. */
  #limit: 'larger' | 'smaller' | undefined;
  #closed = new AbortController();

  constructor(context: MenuContext, loadOpenPanel: () => Promise<PanelSizes>) {
    this.#context = context;
    this.#loadOpenPanel = loadOpenPanel;
    const { renderRoot } = context.host;
    adoptStyles(renderRoot, [menuStyles, helpStyles]);
    renderRoot.addEventListener('focusin', this.#uncoverFocus);
    context.host.addController(this);
  }

  get isOpen(): boolean {
    return this.#shown === 'menu';
  }

  async toggle(): Promise<void> {
    if (this.isOpen) return this.#close();
    // Without it, the menu offers no sizes.
    this.#sizes = this.#isFloating ? await this.#loadOpenPanel().catch(() => undefined) : undefined;
    this.#limit = undefined;
    this.#show('menu');
    const { signal } = (this.#closed = new AbortController());
    // Not `focusout`, which does not tell a press on text, where nothing gets the focus, from a switch to another window.
    document.addEventListener('pointerdown', this.#closeOutside, { capture: true, signal });
    await this.#focus('menu-item');
  }

  /** A closed panel opens without what was open in it. */
  hostUpdate(): void {
    if (this.#isFloating && !this.#context.options.open) this.#show('nothing');
  }

  hostDisconnected(): void {
    this.#show('nothing');
  }

  menu(): unknown {
    if (!this.isOpen) return nothing;
    return menuTemplate({
      strings: this.#texts,
      sizes: this.#sizeChoices,
      openHelp: this.#openHelp,
      handleKey: this.#handleKey,
      handleFocusOut: this.#handleFocusOut,
    });
  }

  help(): unknown {
    if (this.#shown !== 'help') return nothing;
    const { messageKeys, title } = this.#context;
    return helpTemplate({
      strings: this.#texts,
      level: title.contentLevel,
      hasMessageKeys: messageKeys.isOn,
      toggleMessageKeys: () => messageKeys.toggle(),
      close: this.#close,
      handleKey: this.#handleKey,
    });
  }

  get #texts(): MenuTexts {
    return withEnglish(this.#context.localization.strings, menuEnglish, this.#context.options.strings);
  }

  get #isFloating(): boolean {
    const { layout } = this.#context.options;
    return layout === 'popup' || layout === 'drawer';
  }

  get #sizeChoices(): SizeChoices | undefined {
    const panel = this.#context.host.renderRoot.querySelector('dialog');
    const sizes = this.#sizes;
    if (!panel || !sizes || isSmall.matches) return undefined;
    const step = (direction: 'larger' | 'smaller'): void => {
      this.#limit = sizes.stepSize(panel, direction) ? direction : undefined;
      this.#context.host.requestUpdate();
    };
    return {
      limit: this.#limit,
      isUsual: sizes.hasUsualSize(panel),
      step,
      restore: () => {
        sizes.restoreSize(panel);
        this.#limit = undefined;
        this.#context.host.requestUpdate();
      },
    };
  }

  #show(shown: Shown): void {
    if (shown === this.#shown) return;
    this.#closed.abort();
    this.#shown = shown;
    this.#context.host.requestUpdate();
  }

  async #focus(part: string): Promise<void> {
    const { host } = this.#context;
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>(`[part~="${part}"]`)?.focus();
  }

  /** The focus returns to the button before what has it now is removed. */
  readonly #close = (): void => {
    this.#focusButton();
    this.#show('nothing');
  };

  readonly #openHelp = (): void => {
    this.#focusButton();
    this.#show('help');
    void this.#focus('close-help');
  };

  #focusButton(): void {
    this.#context.host.renderRoot.querySelector<HTMLElement>('.menu-button')?.focus();
  }

  /** Escape closes the menu or the help only; the next one closes what is around it. */
  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isComposing(event)) return;
    const { key } = event;
    if (key === 'Escape') this.#close();
    else if (this.isOpen && (key === 'ArrowDown' || key === 'ArrowUp')) this.#moveFocus(key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
    containKey(event);
  };

  #moveFocus(by: 1 | -1): void {
    const root = this.#context.host.renderRoot as ShadowRoot;
    const items = [...root.querySelectorAll<HTMLElement>('.menu-item')];
    const index = items.indexOf(root.activeElement as HTMLElement);
    items[(index + by + items.length) % items.length]!.focus();
  }

  readonly #handleFocusOut = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    const next = relatedTarget as Element | null;
    if (next && !(currentTarget as Element).contains(next) && !next.matches('.menu-button')) this.#show('nothing');
  };

  readonly #closeOutside = (event: Event): void => {
    const isInside = event.composedPath().some((at) => (at as Partial<Element>).matches?.('.menu, .menu-button'));
    if (!isInside) this.#show('nothing');
  };

  /** What has the focus must be seen. */
  readonly #uncoverFocus = ({ target }: Event): void => {
    if (this.#shown === 'help' && !(target as Element).closest('.keyboard-help')) this.#show('nothing');
  };
}
