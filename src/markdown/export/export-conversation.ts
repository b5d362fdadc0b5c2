import type { Conversation, Message, Source } from '../../conversation/conversation.js';
import type { AnswerRenderer } from '../answer-renderer-types.js';
import { escapeText, linesOf, writeMarkdown } from './write-markdown.js';

/** The widget's part of an export: rendering, texts, and addresses as it shows them. */
export interface ExportContext {
  readonly createRenderer: (host: HTMLElement) => AnswerRenderer;
  /** The heading of the sources. */
  readonly sources: string;
  readonly citedSources: (answer: Message) => readonly Source[];
  readonly urlOf: (source: Source) => string | undefined;
  readonly placeOf: (source: Source) => string;
  /** What a question was restricted to; empty for most. */
  readonly filtersOf: (question: Message) => readonly string[];
  /** How the turn ended, if not with a complete answer; else empty. */
  readonly noteOf: (answer: Message) => string;
}

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
        : await answerOf(message, context),
    );
    if (performance.now() - since < longest) continue;
    await nextTask();
    since = performance.now();
  }
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

async function answerOf(answer: Message, context: ExportContext): Promise<string> {
  const host = document.createElement('div');
  const renderer = context.createRenderer(host);
  renderer.sources(answer.sources);
  for (const citation of answer.citations) renderer.cite(citation);
  renderer.push(answer.text);
  renderer.end();
  while (renderer.flush()) await nextTask();
  const note = oneLine(context.noteOf(answer));
  const rows = context.citedSources(answer).map((source) => `${source.number}. ${rowOf(source, context)}`);
  const list = rows.length > 0 ? `**${oneLine(context.sources)}**\n\n${rows.join('\n')}` : '';
  return [writeMarkdown(host), note && `*${note}*`, list].filter(Boolean).join('\n\n');
}

function nextTask(): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve));
}

function rowOf(source: Source, { urlOf, placeOf }: ExportContext): string {
  const row = document.createElement('p');
  const url = urlOf(source);
  const title = document.createElement(url ? 'a' : 'span');
  if (title instanceof HTMLAnchorElement) title.href = url!;
  title.textContent = plain(source.title);
  row.append(title);
  const place = plain(placeOf(source));
  if (place) row.append(` · ${place}`);
  return writeMarkdown(row);
}

function quoted(text: string): string {
  const lines = linesOf(escapeText(text.trim()));
  return lines.map((line, index) => `> ${line}${line && lines[index + 1] ? '\\' : ''}`.trimEnd()).join('\n');
}

function oneLine(text: string): string {
  return linesOf(escapeText(plain(text))).join('');
}

/** On one line, without characters that set the direction of what follows. */
function plain(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
