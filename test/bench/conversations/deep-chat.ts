import 'deep-chat';
import type { ConversationContestant } from './conversation-contestant.js';

interface Signals {
  onOpen(): void;
  onResponse(response: { readonly text: string }): Promise<void>;
}

const start = (host: HTMLElement): ConversationContestant => {
  const chat = document.createElement('deep-chat') as HTMLElement & {
    history: unknown;
    connect: unknown;
    submitUserMessage(message: { readonly text: string }): void;
  };
  chat.style.cssText = 'width:700px;height:700px';
  const signals = new Promise<Signals>((resolve) => {
    chat.connect = { stream: true, handler: (_: unknown, given: Signals) => resolve(given) };
  });
  return {
    get root() {
      return chat.shadowRoot ?? chat;
    },
    show(messages) {
      chat.history = messages.map(({ role, text }) => ({ role: role === 'user' ? 'user' : 'ai', text }));
      host.append(chat);
    },
    field: () => chat.shadowRoot?.querySelector<HTMLElement>('#text-input'),
    async answer() {
      chat.submitUserMessage({ text: 'And now?' });
      const { onOpen, onResponse } = await signals;
      onOpen();
      return (text) => void onResponse({ text });
    },
  };
};

globalThis.conversation = { start };
