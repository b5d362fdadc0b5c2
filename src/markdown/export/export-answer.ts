import type { Message, Source } from '../../conversation/conversation.js';
import type { AnswerRenderer } from '../answer-renderer-types.js';
import { makeBare } from '../dom/copy-selection.js';
import { oneLine, plain } from './plain.js';
import { writeMarkdown } from './write-markdown.js';

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

/** An answer as on the screen, with a list of its cited sources, as Markdown. */
export async function answerMarkdown(answer: Message, context: ExportContext): Promise<string> {
  const host = await renderAnswer(answer, context);
  const note = oneLine(context.noteOf(answer));
  const rows = context.citedSources(answer).map((source) => `${source.number}. ${writeMarkdown(rowOf(source, context))}`);
  const list = rows.length > 0 ? `**${oneLine(context.sources)}**\n\n${rows.join('\n')}` : '';
  return [writeMarkdown(host), note && `*${note}*`, list].filter(Boolean).join('\n\n');
}

/** The same as HTML without classes, for programs that paste formatted text. */
export async function answerHtml(answer: Message, context: ExportContext): Promise<string> {
  const host = await renderAnswer(answer, context);
  // Without the invisible character that keeps markers on the line of their word.
  for (const group of host.querySelectorAll('.citations')) group.replaceWith(...group.children);
  for (const marker of host.querySelectorAll<HTMLElement>('.citation > *')) bracket(marker);
  makeBare(host);
  for (const group of host.querySelectorAll('div')) group.replaceWith(...group.childNodes);
  const note = plain(context.noteOf(answer));
  if (note) host.append(create('p', create('em', note)));
  const rows = context.citedSources(answer).map((source) => {
    const item = create('li', ...rowOf(source, context).childNodes) as HTMLLIElement;
    item.value = source.number!;
    return item;
  });
  if (rows[0]) host.append(create('p', create('strong', plain(context.sources))), create('ol', ...rows));
  // eslint-disable-next-line no-restricted-properties -- read, not assigned
  return host.innerHTML;
}

async function renderAnswer(answer: Message, { createRenderer }: ExportContext): Promise<HTMLElement> {
  const host = document.createElement('div');
  const renderer = createRenderer(host);
  renderer.sources(answer.sources);
  for (const citation of answer.citations) renderer.cite(citation);
  renderer.push(answer.text);
  renderer.end();
  while (renderer.flush()) await nextTask();
  return host;
}

export function nextTask(): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Without its style, a bare number would run into the text: "49" and a footnote 1 would become "491". */
function bracket(marker: HTMLElement): void {
  const number = `[${marker.dataset['number']}]`;
  if (marker instanceof HTMLAnchorElement) marker.textContent = number;
  else marker.replaceWith(number);
}

function rowOf(source: Source, { urlOf, placeOf }: ExportContext): HTMLElement {
  const url = urlOf(source);
  const title = create(url ? 'a' : 'span', plain(source.title));
  if (title instanceof HTMLAnchorElement) title.href = url!;
  const place = plain(placeOf(source));
  return create('p', title, ...(place ? [` · ${place}`] : []));
}

function create(name: string, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...children);
  return element;
}
