import type { ReactiveController } from 'lit';
import type { ChatHost, ChatOptions, UserChoices } from './chat-host.js';
import { loadMessageKeys } from './load.js';

const name = 'message-keys';

/** What the chat is for the switch. */
interface SwitchContext {
  readonly host: ChatHost;
  readonly options: Pick<ChatOptions, 'messageKeys'>;
  readonly readers: { readonly choices: UserChoices };
  focus(): void;
}

/** Whether keys move between messages: by the user's choice in this tab, else by the host's option. */
export class MessageKeysSwitch implements ReactiveController {
  readonly #context: SwitchContext;
  #choice: string | undefined;
  #isLoaded = false;

  constructor(context: SwitchContext) {
    this.#context = context;
    this.#choice = context.readers.choices.read(name);
    context.host.addController(this);
  }

  get isOn(): boolean {
    return this.#choice ? this.#choice === 'on' : this.#context.options.messageKeys;
  }

  toggle(): void {
    const { host, readers } = this.#context;
    this.#choice = this.isOn ? 'off' : 'on';
    readers.choices.write(name, this.#choice);
    host.requestUpdate();
  }

  hostUpdated(): void {
    if (!this.isOn || this.#isLoaded) return;
    this.#isLoaded = true;
    const { host } = this.#context;
    const context = { host, isOn: () => this.isOn, focusField: () => this.#context.focus() };
    // Without them, the keys do what the browser does.
    loadMessageKeys().then(
      ({ listenForMessageKeys }) => listenForMessageKeys(context),
      () => undefined,
    );
  }
}
