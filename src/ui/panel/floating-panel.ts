import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { UnleashCloseEvent, UnleashOpenEvent } from '../../events.js';
import type { MessageStatus } from '../../conversation/conversation.js';
import type { LauncherStrings } from '../../locale/strings.js';
import { isComposing } from '../composing.js';
import { containKey } from '../contain-typing.js';
import { launcherTemplate, type Outcome } from '../launcher/launcher.js';
import { whenIdle } from '../launcher/when-idle.js';
import { activeElement } from './active-element.js';
import { TypingHandover } from './typing-handover.js';
import { loadOpenPanel, loadUncoverFocus, sentenceOfMissingChunk } from '../load.js';
import type { FloatingPanelHost, FloatingPanelOptions, LoadedChat } from './floating-panel-host.js';
import { place, placementOf, type Placement } from './placement.js';
import { frameStyles } from './frame-styles.js';
import { surrounds, watchTopLayer } from './top-layer.js';
import { launcherStyles } from '../launcher/launcher-styles.js';
import { waitingPanelTemplate } from './waiting-panel.js';
import { adoptStyles } from '../styles/adopt-styles.js';

/** The breakpoint of the styles: on a small screen, the panel covers the page. */
const isSmall = matchMedia('(width <= 600px)');
const isWide = matchMedia('(width >= 900px)');
const isTouched = matchMedia('(pointer: coarse)');

interface Texts {
  readonly strings: LauncherStrings;
  readonly language: string | undefined;
  readonly contentLanguage: string | undefined;
}

/** Launcher and panel of `popup` and `drawer`: what opens and closes it, where the focus goes, and when the chat is loaded. */
export class FloatingPanel implements ReactiveController {
  readonly #host: FloatingPanelHost;
  readonly #options: FloatingPanelOptions;
  readonly #load: () => Promise<LoadedChat>;
  readonly #texts: Texts;
  readonly #typing: TypingHandover;
  #isOpen = false;
  /** How the newest answer ended while the panel was closed. */
  #outcome: Outcome | undefined;
  /** Why the chat could not be loaded. */
  #failure: unknown;
  /** Initially open: do not steal focus. */
  #isQuiet: boolean;
  #before: HTMLElement | undefined;
  #pressedOutside = false;
  /** Something around the host has entered the top layer. */
  #isCovered = false;
  /** A dialog of the page keeps the panel from being used, unless it is modal itself. */
  #isBlocked = false;
  /** The page does not render what is around the open panel: as a modal dialog, it would only make the page inert. */
  #isHidden = false;
  /** The shape of the panel when it was attached. */
  #attached = '';
  /** Ends what `attachPanel` has started. */
  #end = (): void => undefined;
  #cancelIdleLoad = (): void => undefined;
  #disconnected = new AbortController();

  constructor(host: FloatingPanelHost, options: FloatingPanelOptions, texts: Texts, loadChat: () => Promise<LoadedChat>) {
    this.#host = host;
    this.#options = options;
    this.#texts = texts;
    this.#load = loadChat;
    this.#isQuiet = options.open;
    this.#typing = new TypingHandover(host);
    adoptStyles(host.renderRoot, [launcherStyles, frameStyles]);
    host.addEventListener('focusin', (event) => {
      // A dialog of the page that traps the focus would take it away from the panel.
      if (!options.open || event.target !== host) return;
      event.stopPropagation();
      queueMicrotask(() => this.#keepFocus());
    });
    host.addController(this);
  }

  hostConnected(): void {
    const { signal } = (this.#disconnected = new AbortController());
    for (const media of [isSmall, isWide]) media.addEventListener('change', this.#update, { signal });
    watchTopLayer(this.#host, signal, () => {
      this.#isCovered = true;
      this.#update();
    });
    // A dialog of the page has closed that may have kept the panel from being used, or from its place.
    document.addEventListener('close', () => this.#unblock(), { capture: true, signal });
    document.addEventListener('focusin', () => this.#uncoverFocus(signal), { once: true, signal });
    this.#cancelIdleLoad = whenIdle(() => this.#loadChat());
    // An element that is removed from the document leaves the top layer: show launcher and panel again.
    this.#update();
  }

  hostDisconnected(): void {
    this.#disconnected.abort();
    this.#cancelIdleLoad();
    this.#end();
  }

  hostUpdated(): void {
    const panel = this.#panel;
    if (panel && this.#host.isConnected) {
      this.#showLauncher();
      const [from, to] = [placementOf(panel), this.#placement];
      if (from === 'closed' && to !== 'closed') this.#open(panel, to);
      else if (from !== 'closed' && to === 'closed') this.#close(panel);
      else if (to !== 'closed' && (this.#isCovered || (from !== to && this.#mayMove(panel)))) this.#move(panel, to);
      else if (to !== 'closed' && this.#attached !== this.#shape) void this.#attachPanel(panel);
      this.#isCovered = false;
    } else this.#end();
    const { open } = this.#options;
    if (open === this.#isOpen) return;
    this.#isOpen = open;
    if (panel) this.#host.dispatchEvent(open ? new UnleashOpenEvent() : new UnleashCloseEvent());
  }

  /** Focuses the text field; on a touch screen the panel, because the keyboard would cover the text. */
  focusIn(): void {
    const panel = this.#panel;
    if (!panel) return;
    const field = isTouched.matches ? undefined : panel.querySelector<HTMLElement>('textarea');
    (field ?? panel).focus({ preventScroll: true });
    this.#keepFocus();
  }

  /** Makes the panel modal if the page keeps it from having the focus: by a modal dialog, or by a focus trap. */
  #keepFocus(): void {
    const panel = this.#panel;
    if (!panel?.matches(':popover-open') || (this.#host.renderRoot as ShadowRoot).activeElement) return;
    if (!this.#options.open || !panel.checkVisibility({ visibilityProperty: true })) return;
    this.#isBlocked = true;
    place(panel, 'above', true);
    this.focusIn();
    this.#update();
  }

  #unblock(): void {
    this.#isBlocked = false;
    this.#update();
  }

  focusLauncher(options?: FocusOptions): void {
    this.#launcher?.focus(options);
  }

  /** Marks the launcher of a closed panel with how the newest answer has ended; undefined: there is none that has. */
  showOutcome(status: MessageStatus | undefined): void {
    this.#outcome = this.#options.open || status === 'stopped' ? undefined : (status as Outcome | undefined);
    this.#update();
  }

  /** @param chat undefined until it is loaded */
  render(chat: unknown): TemplateResult {
    const { layout, heading, assistantName, open } = this.#options;
    const { strings, language } = this.#texts;
    const name = heading || assistantName;
    const label = name || strings.label;
    const failure = this.#failure ? sentenceOfMissingChunk(this.#failure, strings) : '';
    return html`${launcherTemplate({
        label,
        isOurs: !name,
        language,
        strings,
        isOpen: open,
        outcome: open ? undefined : this.#outcome,
        toggle: this.#toggle,
        keydown: this.#closeByKey,
        approach: () => this.#loadChat(),
      })}
      <dialog
        id="panel"
        class="frame ${layout}"
        part="frame"
        popover="manual"
        tabindex="-1"
        lang=${(name ? undefined : language) ?? nothing}
        aria-label=${label}
        aria-modal=${this.#isModal ? nothing : 'false'}
        @keydown=${this.#keydown}
        @cancel=${this.#cancel}
        @close=${this.#closed}
        @pointerdown=${(event: Event) => (this.#pressedOutside = event.target === event.currentTarget)}
        @click=${this.#click}
      >
        ${this.#typing.isDelayed || !chat ? waitingPanelTemplate(this.#options, this.#texts, failure, this.#submit) : chat}
      </dialog>`;
  }

  /** Shows the launcher, above what has covered it. */
  #showLauncher(): void {
    const launcher = this.#launcher!;
    const isShown = launcher.matches(':popover-open');
    if (isShown && !this.#isCovered) return;
    const holdsFocus = launcher === activeElement();
    if (isShown) launcher.hidePopover();
    launcher.showPopover();
    if (holdsFocus) launcher.focus({ preventScroll: true });
  }

  #open(panel: HTMLDialogElement, to: Placement): void {
    this.#loadChat();
    this.#before = activeElement();
    place(panel, to, !this.#isQuiet);
    this.#isHidden = !panel.checkVisibility();
    if (this.#isHidden) place(panel, 'beside');
    if (!this.#isQuiet) this.focusIn();
    void this.#attachPanel(panel);
    this.#isQuiet = false;
    this.#outcome = undefined;
  }

  #close(panel: HTMLDialogElement): void {
    const holdsFocus = panel.matches(':focus-within') || !activeElement();
    this.#end();
    place(panel, 'closed');
    this.#isBlocked = this.#isHidden = false;
    const target = this.#before?.isConnected ? this.#before : this.#launcher;
    if (!holdsFocus) return;
    target?.focus({ preventScroll: true });
    // It may be hidden by now, such as an item of a menu.
    if (activeElement() !== target) this.#launcher?.focus({ preventScroll: true });
  }

  /** Shows an open panel anew, with the cards above it. Focus that is lost meanwhile is restored. */
  #move(panel: HTMLDialogElement, to: Placement): void {
    const focused = activeElement();
    const holdsFocus = focused !== undefined && (panel.contains(focused) || focused === this.#launcher);
    place(panel, to, holdsFocus);
    void this.#attachPanel(panel);
    for (const card of this.#cards) {
      card.hidePopover();
      card.showPopover();
    }
    if (!holdsFocus) return;
    focused.focus({ preventScroll: true });
    this.#keepFocus();
  }

  /** Whether nothing of the page, such as a modal dialog, lies above the open panel: shown anew, the panel would be above it. */
  #mayMove(panel: HTMLDialogElement): boolean {
    if (this.#isBlocked || this.#isHidden) return true;
    const { left, top, width, height } = panel.getBoundingClientRect();
    return panel.contains((this.#host.renderRoot as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2));
  }

  async #attachPanel(panel: HTMLElement): Promise<void> {
    this.#end();
    let isOver = false;
    this.#end = () => (isOver = true);
    this.#attached = this.#shape;
    // If it cannot be loaded, the panel has its usual place and size.
    const { attachPanel } = (await loadOpenPanel().catch(() => undefined)) ?? {};
    if (isOver || !attachPanel) return;
    const pushed = this.#isPushing ? this.#host : undefined;
    this.#end = attachPanel({
      host: this.#host,
      panel,
      launcher: this.#launcher!,
      pushed,
      resizeLabel: () => this.#texts.strings.resize,
      isAround: (node) => surrounds(node, this.#host),
      escape: this.#closeByKey,
      rendered: (isRendered) => {
        this.#isHidden = !isRendered;
        this.#update();
      },
    });
  }

  async #uncoverFocus(signal: AbortSignal): Promise<void> {
    // If it cannot be loaded, the launcher does not move aside.
    const { uncoverFocus } = (await loadUncoverFocus().catch(() => undefined)) ?? {};
    if (!signal.aborted && this.#launcher) uncoverFocus?.(this.#launcher, activeElement, signal);
  }

  #loadChat(): void {
    this.#cancelIdleLoad();
    this.#failure = undefined;
    Promise.all([this.#load(), loadOpenPanel()]).catch((error: unknown) => {
      this.#failure = error;
      this.#update();
    });
  }

  /** Sends what is in the early field, unless it is changed before the chat is there. */
  readonly #submit = async (): Promise<void> => {
    const { draft } = this.#options;
    // Again after a failure, whose reason may have changed.
    this.#loadChat();
    const chat = await this.#load().catch(() => undefined);
    if (this.#options.draft === draft) chat?.submit();
  };

  readonly #update = (): void => this.#host.requestUpdate();

  readonly #toggle = (): void => {
    // Safari does not focus a button that is clicked, but focus must return to it when the panel closes.
    this.#launcher?.focus({ preventScroll: true });
    this.#options.open = !this.#options.open;
  };

  /** Ignores keys pressed in slotted content of the page. */
  readonly #keydown = (event: KeyboardEvent): void => {
    if (this.#host.renderRoot.contains(event.target as Node)) this.#closeByKey(event);
  };

  /** Closes the panel on Escape, and hides the key from the page. */
  readonly #closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
    if (!this.#options.open || this.#cards[0]) return;
    containKey(event);
    this.#cancel(event);
  };

  /** A close request of the browser: Escape, or the back gesture of a phone. An open card closes first. */
  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    if (!this.#cards[0] && !this.#typing.isComposing) this.#options.open = false;
  };

  /** Browsers may close a modal dialog despite `preventDefault()`. */
  readonly #closed = (): void => {
    if (this.#host.isConnected && !this.#panel?.matches(':popover-open, :modal')) this.#options.open = false;
  };

  readonly #click = (event: Event): void => {
    if ((event.target as Element).matches('textarea')) this.#keepFocus();
    if (this.#pressedOutside && event.target === event.currentTarget && this.#isModal) this.#options.open = false;
  };

  get #isPushing(): boolean {
    return this.#options.layout === 'drawer' && this.#options.push && isWide.matches;
  }

  /** Whether the panel is a modal dialog. */
  get #isModal(): boolean {
    if (this.#isHidden) return false;
    return this.#isBlocked || isSmall.matches || (this.#options.layout === 'drawer' && !this.#isPushing);
  }

  /** What the panel has to be attached anew for. */
  get #shape(): string {
    return `${this.#options.layout} ${this.#isPushing}`;
  }

  /** Where the panel is to be. */
  get #placement(): Placement {
    if (!this.#options.open) return 'closed';
    return this.#isModal ? 'above' : 'beside';
  }

  /** Open popovers above the panel, such as the card of a citation. */
  get #cards(): NodeListOf<HTMLElement> {
    return this.#host.renderRoot.querySelectorAll<HTMLElement>('[popover]:popover-open:not(.launcher, .frame)');
  }

  get #panel(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  get #launcher(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.launcher');
  }
}
