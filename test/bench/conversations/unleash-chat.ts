import { UnleashChat } from '../../../src/unleash-chat.js';
import type { ConversationContestant } from './conversation-contestant.js';

// The entry that does it is no side effect to a bundler: package.json names the built ones.
customElements.define('unleash-chat', UnleashChat);

const start = (host: HTMLElement): ConversationContestant => {
  const chat = document.createElement('unleash-chat');
  chat.persist = 'none';
  chat.style.cssText = 'width:700px;height:700px;--unleash-chat-max-height:700px';
  const encoder = new TextEncoder();
  let asked: (controller: ReadableStreamDefaultController<Uint8Array>) => void;
  chat.fetch = () =>
    Promise.resolve(
      new Response(new ReadableStream<Uint8Array>({ start: (controller) => asked(controller) }), {
        headers: { 'content-type': 'text/event-stream' },
      }),
    );
  chat.endpoint = 'https://bench.example/unleash';
  host.append(chat);
  const nothing = { citations: [], sources: [], activities: [], status: 'done', at: 0 };
  return {
    ready: chat.updateComplete,
    get root() {
      return chat.renderRoot;
    },
    show(messages) {
      const all = messages.map((message, index) => ({ id: `message-${index}`, ...message, ...nothing }));
      const conversation = { id: 'c', threadId: 't', title: 'Long', messages: all };
      void chat.loadConversation(JSON.stringify({ format: 'unleash-chat-conversation', version: 1, conversation }));
    },
    field: () => chat.renderRoot.querySelector('textarea'),
    async answer() {
      const stream = new Promise<ReadableStreamDefaultController<Uint8Array>>((resolve) => (asked = resolve));
      void chat.send('And now?');
      const controller = await stream;
      return (text) => controller.enqueue(encoder.encode(`data: ${JSON.stringify({ text })}\n\n`));
    },
  };
};

globalThis.conversation = { start };
