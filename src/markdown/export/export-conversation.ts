import type { Conversation } from '../../conversation/conversation.js';
import { answerMarkdown, nextTask, type ExportContext } from './export-answer.js';
import { oneLine } from './plain.js';
import { escapeText, linesOf } from './write-markdown.js';

/** Milliseconds after which the export yields to other tasks. */
const longest = 30;

/** Writes a conversation as Markdown: questions quoted, answers as on the screen, each with its sources. */
export async function exportConversation({ title, messages }: Conversation, context: ExportContext): Promise<string> {
  const parts = title ? [`# ${oneLine(title)}`] : [];
  let since = performance.now();
  for (const message of messages) {
    parts.push(
      message.role === 'user'
        ? quoted([...context.filtersOf(message), message.text].join('\n\n'))
        : await answerMarkdown(message, context),
    );
    if (performance.now() - since < longest) continue;
    await nextTask();
    since = performance.now();
  }
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function quoted(text: string): string {
  const lines = linesOf(escapeText(text.trim()));
  return lines.map((line, index) => `> ${line}${line && lines[index + 1] ? '\\' : ''}`.trimEnd()).join('\n');
}
