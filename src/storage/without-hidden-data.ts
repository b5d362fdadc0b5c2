import type { Message } from '../conversation/conversation.js';

/** Omits data that is never rendered: arguments and results of tools, and `Source.data`. */
export function withoutHiddenData(message: Message): Message {
  return {
    ...message,
    sources: message.sources.map(({ data: _data, ...source }) => source),
    activities: message.activities.map(({ arguments: _arguments, custom: _custom, ...activity }) => activity),
  };
}
