import 'deep-chat';
import type { StartContestant } from './contestant.js';

interface Signals {
  onOpen(): void;
  onResponse(response: { readonly text: string }): Promise<void>;
  onClose(): void;
}

export const start: StartContestant = async (host) => {
  const chat = document.createElement('deep-chat') as HTMLElement & {
    connect: unknown;
    submitUserMessage(message: { readonly text: string }): void;
  };
  chat.style.cssText = 'width:700px;height:600px';
  const signals = new Promise<Signals>((resolve) => {
    chat.connect = { stream: true, handler: (_: unknown, given: Signals) => resolve(given) };
  });
  host.append(chat);
  await new Promise((resolve) => setTimeout(resolve, 500));
  chat.submitUserMessage({ text: 'Question' });
  const { onOpen, onResponse, onClose } = await signals;
  onOpen();
  return { push: (text) => void onResponse({ text }), end: onClose };
};
