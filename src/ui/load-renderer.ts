import type { Source } from '../conversation/conversation.js';
import type { Strings } from '../locale/strings.js';
import type { CreateRenderer } from './answer-text.js';
import { placeOf } from './source-place.js';

/** Brings the renderer, a chunk of its own, and gives it the reader's language. */
export async function loadRenderer(strings: Strings, imageOrigins: () => string | null): Promise<CreateRenderer> {
  const { createAnswerRenderer } = await import('../markdown/answer-renderer.js');
  const { copyCode, copied, code, table, taskDone, taskOpen, image, plainText } = strings;
  const labels = {
    source: (number: number, source: Source) => strings.source(number, source.title, placeOf(source)),
    ...{ copyCode, copied, code, table, taskDone, taskOpen, image, plainText },
  };
  return (host) =>
    createAnswerRenderer(host, { labels, schedule: 'manual', imageOrigins: (imageOrigins() ?? '').split(/\s+/).filter(Boolean) });
}
