import { basename, resolve } from 'node:path';
import type { Knowledge } from '../assistant/knowledge.js';
import type { Page } from '../assistant/documents/page.js';
import type { Passage } from '../assistant/documents/passages.js';
import { readQuestion } from '../assistant/search/question.js';
import { wordsOf } from '../assistant/search/terms.js';
import type { PageTexts } from './fill-page.js';

/** Texts of the start page for a folder other than the handbook. */
export function describeFolder(folder: string, knowledge: Knowledge): PageTexts {
  const name = nameOf(folder, knowledge.pages);
  const { length } = knowledge.pages;
  return {
    title: `Ask about ${name} – unleash-chat`,
    brand: name,
    heading: `Ask about ${name}`,
    lead: `Answers come from ${length === 1 ? 'one document' : `${length} documents`}. Every statement names the page it comes from.`,
    assistantName: '',
    placeholder: `Ask about ${name}`,
    disclaimer: 'Answers are put together from the documents. Check what matters at its source.',
    starters: startersFrom(knowledge),
  };
}

/** Texts of the start page if Unleash answers. */
export const unleashTexts: PageTexts = {
  title: 'Ask Unleash – unleash-chat',
  brand: 'Unleash',
  heading: 'What do you want to know?',
  lead: 'Unleash answers, through the proxy of this server.',
  assistantName: 'Unleash',
  placeholder: 'Ask a question',
  disclaimer: 'Answers may be wrong. Check what matters at its source.',
  starters: [],
};

function nameOf(folder: string, pages: readonly Page[]): string {
  const front = pages.find(({ path }) => /^(readme|index)\.(md|markdown)$/i.test(path));
  const title = front?.title ?? '';
  const isTitle =
    title.length > 1 && title.length <= 40 && !/^(readme|index|home|contents|introduction|getting started)$|[.!?:]$/i.test(title);
  return isTitle ? title : basename(resolve(folder));
}

const starterCount = 4;
const maxAttempts = 120;
const maxAttemptsPerPage = 3;

/** Questions made from headings, spread over the folder. Each is tried out: its best result must be its own page. */
function startersFrom({ pages, passages, find }: Knowledge): readonly string[] {
  const candidates = new Map<Page, Passage[]>();
  for (const passage of passages) {
    if (isPromising(passage)) candidates.set(passage.page, [...(candidates.get(passage.page) ?? []), passage]);
  }
  // Headings of one word make vague questions, so they come last.
  for (const ofPage of candidates.values()) ofPage.sort((one, other) => Number(isShort(one)) - Number(isShort(other)));
  const usable = pages.filter((page) => candidates.has(page));
  const step = Math.max(1, Math.floor(usable.length / starterCount));
  const spread = Array.from({ length: step }, (_, first) => usable.filter((_page, index) => index % step === first)).flat();
  const starters = new Set<string>();
  let tried = 0;
  // One question per page first, then second ones.
  for (let nth = 0; nth < maxAttemptsPerPage; nth += 1) {
    for (const page of spread) {
      const passage = candidates.get(page)![nth];
      if (starters.size === starterCount || tried === maxAttempts) return [...starters];
      if (!passage) continue;
      tried += 1;
      const starter = starterOf(passage.headings.at(-1)!);
      const question = readQuestion([{ text: starter }]);
      if (question && find(question)[0]?.passage.page === page) starters.add(starter);
    }
  }
  return [...starters];
}

/** A section with a plain heading of a few words, and enough text. */
function isPromising({ headings, blocks }: Passage): boolean {
  const heading = headings.at(-1) ?? '';
  const words = wordsOf(heading).length;
  const isPlain = /^\p{Lu}[\p{L}\p{N} ,.'’?/()-]+$/u.test(heading);
  const text = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.sentences : [])).join(' ');
  return isPlain && words >= 1 && words <= 8 && heading.length <= 60 && text.length >= 80;
}

function isShort({ headings }: Passage): boolean {
  return wordsOf(headings.at(-1)!).length < 2;
}

function starterOf(heading: string): string {
  if (heading.endsWith('?')) return heading;
  const task = /^how to (.+)$/i.exec(heading)?.[1];
  if (task) return `How do I ${task}?`;
  return `Tell me about “${heading}”.`;
}
