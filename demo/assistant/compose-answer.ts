/**
 * Puts an answer together out of what was found. Every statement is quoted from a page and followed by its citation;
 * nothing is added but the words that join them.
 */
import { AnswerText, type Reference } from './answer-text.js';
import { excerptOf, introducesWhatFollows, statementOf, type Excerpt } from './excerpt.js';
import { escapeMarkdown } from './inline-markdown.js';
import type { Page } from './page.js';
import type { Passage } from './passages.js';
import type { Question } from './question.js';
import { createRelevance, isAsWished, type Relevance } from './relevance.js';
import type { Found, SearchIndex } from './search-index.js';
import { writeStructure } from './write-structure.js';

export interface Answer {
  readonly text: string;
  readonly references: readonly Reference[];
  /** What the answer is drawn from, best first: one passage a page. */
  readonly cited: readonly Passage[];
}

const otherPages = 3;

/** `found` holds at least one passage, the best first. */
export function composeAnswer(
  question: Question,
  found: readonly Found[],
  rarity: SearchIndex['rarity'],
  documentsUrl: string,
): Answer {
  const relevance = createRelevance(question, rarity);
  const ranked = rank(found, relevance);
  const { page } = ranked[0]!.passage;
  const ofPage = orderOfPage(
    ranked.filter(({ passage }) => passage.page === page),
    question,
    relevance,
  );
  const answer = new AnswerText(documentsUrl);
  for (const passage of ofPage) writeExcerpt(answer, excerptOf(passage, question, relevance), relevance);
  const others = otherStatements(ranked, relevance, answer);
  writeOthers(answer, others);
  return { text: answer.text, references: answer.references, cited: [ofPage[0]!, ...others.map(({ passage }) => passage)] };
}

/** Where two passages are found alike, the one with the better statement is meant. */
function rank(found: readonly Found[], relevance: Relevance): readonly Found[] {
  const pages = new Set(found.map(({ passage }) => passage.page));
  // Others that answer lead to the page that is about it.
  const linking = (page: Page) => [...pages].filter(({ links }) => links.has(page.path)).length;
  return found
    .map((each) => {
      const links = Math.min(4, linking(each.passage.page));
      return { ...each, score: each.score * (0.5 + statementOf(each.passage, relevance).score) * (1 + 0.08 * links) };
    })
    .sort((one, other) => other.score - one.score);
}

/**
 * Which sections of the page to quote: the best, and the next where it is nearly as good. Within a page its words matter
 * less than whether a section answers in the way that was asked for: with a number, a date, somebody to call.
 */
function orderOfPage(ofPage: readonly Found[], question: Question, relevance: Relevance): readonly Passage[] {
  const valued = ofPage.map(({ passage, score }) => {
    const isOfTheKind = isAsWished(question, statementOf(passage, relevance).text);
    return { passage, value: Math.sqrt(score) * (isOfTheKind ? 1.4 : 1) };
  });
  const [best, next] = valued.sort((one, other) => other.value - one.value);
  return next && next.value >= best!.value * 0.8 ? [best!.passage, next.passage] : [best!.passage];
}

interface OtherStatement {
  readonly passage: Passage;
  readonly text: string;
}

function otherStatements(ranked: readonly Found[], relevance: Relevance, answer: AnswerText): readonly OtherStatement[] {
  const main = ranked[0]!;
  const { page } = main.passage;
  const pages = new Set([page]);
  const statements: OtherStatement[] = [];
  // Pages that link to each other are about the same thing.
  const isRelated = (other: Page) => page.links.has(other.path) || other.links.has(page.path);
  const candidates = ranked
    .map((each) => ({ ...each, score: each.score * (isRelated(each.passage.page) ? 2 : 1) }))
    .sort((one, other) => other.score - one.score);
  for (const { passage, score, coverage } of candidates) {
    if (statements.length === otherPages || pages.has(passage.page)) continue;
    if (score < main.score * 0.12 || coverage < main.coverage * 0.8) continue;
    const statement = statementOf(passage, relevance);
    if (statement.score < 0.4 || answer.says(statement.text)) continue;
    pages.add(passage.page);
    statements.push({ passage, text: statement.text });
  }
  return statements;
}

function writeExcerpt(answer: AnswerText, { passage, blocks }: Excerpt, relevance: Relevance): void {
  const { id, title } = passage.page;
  // Where a list, a table or code says it all, its heading says what it is.
  if (blocks[0]?.kind !== 'paragraph')
    answer
      .block()
      .write(`**${escapeMarkdown(passage.headings.at(-1) ?? title)}**`)
      .cite(id);
  const said = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.sentences : [])).join(' ');
  for (const [index, block] of blocks.entries()) {
    answer.block();
    if (block.kind !== 'paragraph') {
      writeStructure(answer, block, id, (text) => relevance(`${said} ${text}`, passage));
      continue;
    }
    answer.write(block.sentences.join(' '));
    // An introduction shares the citation at the end of what it introduces, unless that is code, which can hold none.
    const next = blocks[index + 1];
    const isIntroduction = introducesWhatFollows(block.sentences.at(-1)!) && next !== undefined && next.kind !== 'code';
    if (!isIntroduction) answer.cite(id);
  }
}

function writeOthers(answer: AnswerText, others: readonly OtherStatement[]): void {
  const [only] = others;
  if (!only) return;
  answer.block();
  if (others.length === 1) {
    answer.write(`Also, on ${nameOf(only.passage)}: ${only.text}`).cite(only.passage.page.id);
    return;
  }
  answer.write('Other pages add:\n');
  for (const { passage, text } of others) answer.write(`\n- ${nameOf(passage)}: ${text}`).cite(passage.page.id);
}

function nameOf({ page }: Passage): string {
  return `**${escapeMarkdown(page.title)}**`;
}
