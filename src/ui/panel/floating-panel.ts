import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { UnleashCloseEvent, UnleashOpenEvent, type UnleashAnswerEndEvent } from '../../events.js';
import type { LauncherStrings } from '../../locale/strings.js';
import { activeElement } from './active-element.js';
import { whenIdle } from '../launcher/when-idle.js';
import { TypingHandover } from './typing-handover.js';
import { loadOpenPanel, sentenceOfMissing } from '../load.js';
import { launcherTemplate, type Outcome } from '../launcher/launcher.js';
import type { FloatingPanelHost, FloatingPanelOptions } from './floating-panel-host.js';
import { frameStyles } from './frame-styles.js';
import { launcherStyles } from '../launcher/launcher-styles.js';
import { waitingPanelTemplate } from './waiting-panel.js';
import { adoptStyles } from '../styles/adopt-styles.js';

/** As the styles have it: a panel beside anything would leave neither room. */
const isSmall = matchMedia('(width <= 600px)');
const isWide = matchMedia('(width >= 900px)');
const isTouched = matchMedia('(pointer: coarse)');

interface Texts {
  readonly strings: LauncherStrings;
  readonly language: string | undefined;
}

/** Launcher and panel of `popup` and `drawer`: what opens, closes, holds the focus, and when the chat is brought. */
export class FloatingPanel implements ReactiveController {
  readonly #host: FloatingPanelHost;
  readonly #options: FloatingPanelOptions;
  readonly #loadChat: () => Promise<unknown>;
  readonly #texts: Texts;
  readonly #typing: TypingHandover;
  #isOpen = false;
  /** How the newest answer ended while the panel was closed. */
  #outcome: Outcome | undefined;
  /** Why the chat could not be loaded. */
  #failure: unknown;
  /** Open from the start, it takes the focus from nobody. */
  #isQuiet: boolean;
  #before: HTMLElement | undefined;
  #pressedOutside = false;
  /** Ends what goes with the open panel. */
  #end = (): void => undefined;
  #callOff = (): void => undefined;

  constructor(host: FloatingPanelHost, options: FloatingPanelOptions, texts: Texts, loadChat: () => Promise<unknown>) {
    this.#host = host;
    this.#options = options;
    this.#texts = texts;
    this.#loadChat = loadChat;
    this.#isQuiet = options.open;
    this.#typing = new TypingHandover(host);
    adoptStyles(host.renderRoot, [launcherStyles, frameStyles]);
    host.addEventListener('unleash-answer-end', this.#answerEnded);
    host.addController(this);
  }

  hostConnected(): void {
    for (const media of [isSmall, isWide]) media.addEventListener('change', this.#update);
    this.#callOff = whenIdle(() => this.#bringChat());
    // Taken from the page, it left the top layer.
    this.#update();
  }

  hostDisconnected(): void {
    for (const media of [isSmall, isWide]) media.removeEventListener('change', this.#update);
    this.#callOff();
    this.#end();
  }

  hostUpdated(): void {
    const { isConnected } = this.#host;
    const { open } = this.#options;
    const panel = this.#panel;
    if (panel && isConnected) {
      const button = this.#launcher!;
      if (!button.matches(':popover-open')) button.showPopover();
      const isShown = panel.matches(':popover-open, :modal');
      if (isShown && (!open || panel.matches(':modal') !== this.#isModal)) this.#hide(panel);
      if (open && !panel.matches(':popover-open, :modal')) this.#show(panel, isShown);
    } else this.#end();
    if (open === this.#isOpen) return;
    this.#isOpen = open;
    if (panel) this.#host.dispatchEvent(open ? new UnleashOpenEvent() : new UnleashCloseEvent());
  }

  /** To where one types; on a touch screen to the panel, lest the keyboard cover what there is to read. */
  focusIn(): void {
    const field = isTouched.matches ? undefined : this.#panel?.querySelector<HTMLElement>('textarea');
    (field ?? this.#panel)?.focus({ preventScroll: true });
  }

  focusLauncher(options?: FocusOptions): void {
    this.#launcher?.focus(options);
  }

  /** @param chat nothing, as long as it has not come */
  render(chat: unknown): TemplateResult {
    const { layout, heading, assistantName, open } = this.#options;
    const { strings, language } = this.#texts;
    const label = heading || assistantName || strings.label;
    const failure = this.#failure ? sentenceOfMissing(this.#failure, strings) : '';
    return html`${launcherTemplate({
        label,
        strings,
        isOpen: open,
        outcome: open ? undefined : this.#outcome,
        toggle: this.#toggle,
        approach: () => this.#bringChat(),
      })}
      <dialog
        id="panel"
        class="frame ${layout}"
        part="frame"
        popover="manual"
        tabindex="-1"
        lang=${language ?? nothing}
        aria-label=${label}
        @keydown=${this.#keydown}
        @cancel=${this.#cancel}
        @close=${this.#closed}
        @pointerdown=${(event: Event) => (this.#pressedOutside = event.target === event.currentTarget)}
        @click=${this.#click}
      >
        ${this.#typing.isComposing || !chat ? waitingPanelTemplate(this.#host, this.#options, strings, failure) : chat}
      </dialog>`;
  }

  #show(panel: HTMLDialogElement, isShownAnew: boolean): void {
    this.#bringChat();
    if (!isShownAnew) this.#before = activeElement();
    const hadFocus = isShownAnew && this.#typing.hadFocus;
    const takesFocus = hadFocus || !(this.#isQuiet || isShownAnew);
    // A dialog that is shown looks for what to focus, and in an inert one there is nothing.
    panel.inert = !takesFocus;
    if (this.#isModal) panel.showModal();
    else panel.showPopover();
    panel.inert = false;
    if (takesFocus) this.focusIn();
    void this.#attachPanel(panel);
    this.#isQuiet = false;
    this.#outcome = undefined;
  }

  #hide(panel: HTMLDialogElement): void {
    const holdsFocus = panel.matches(':focus-within') || !activeElement();
    this.#end();
    if (panel.matches(':modal')) panel.close();
    else panel.hidePopover();
    if (this.#options.open || !holdsFocus) return;
    const target = this.#before?.isConnected ? this.#before : this.#launcher;
    target?.focus({ preventScroll: true });
  }

  async #attachPanel(panel: HTMLElement): Promise<void> {
    let isOver = false;
    this.#end = () => (isOver = true);
    const { attachPanel } = await loadOpenPanel();
    if (isOver) return;
    const pushed = this.#isPushing ? this.#host : undefined;
    this.#end = attachPanel({ panel, launcher: this.#launcher!, pushed, resizeLabel: this.#texts.strings.resize });
  }

  #bringChat(): void {
    this.#callOff();
    this.#failure = undefined;
    Promise.all([this.#loadChat(), loadOpenPanel()]).catch((error: unknown) => {
      this.#failure = error;
      this.#update();
    });
  }

  readonly #update = (): void => this.#host.requestUpdate();

  readonly #toggle = (): void => {
    // Safari does not focus a button that is clicked; the focus comes back here.
    this.#launcher?.focus({ preventScroll: true });
    this.#options.open = !this.#options.open;
  };

  readonly #answerEnded = ({ message: { status } }: UnleashAnswerEndEvent): void => {
    this.#outcome = this.#options.open || status === 'stopped' ? undefined : (status as Outcome);
    this.#update();
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    this.#cancel(event);
  };

  /** Escape, or a phone's way back: what lies above the panel goes first. */
  readonly #cancel = (event: Event): void => {
    const isCovered = this.#host.renderRoot.querySelector('[popover]:popover-open:not(.launcher, .frame)') !== null;
    if (isCovered && event.type === 'keydown') return;
    event.preventDefault();
    if (!isCovered && !this.#typing.isComposing) this.#options.open = false;
  };

  /** A browser may insist on closing what is modal. */
  readonly #closed = (): void => {
    if (this.#host.isConnected && !this.#panel?.matches(':popover-open, :modal')) this.#options.open = false;
  };

  readonly #click = (event: Event): void => {
    if (this.#pressedOutside && event.target === event.currentTarget && this.#isModal) this.#options.open = false;
  };

  get #isPushing(): boolean {
    return this.#options.layout === 'drawer' && this.#options.push && isWide.matches;
  }

  /** Where it truly covers the page. */
  get #isModal(): boolean {
    return isSmall.matches || (this.#options.layout === 'drawer' && !this.#isPushing);
  }

  get #panel(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  get #launcher(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.launcher');
  }
}
