/**
 * Composes an answer from the passages found. Every statement is quoted from a page and followed by its citation; only
 * connecting words are added.
 */
import { escapeMarkdown } from '../documents/markdown.js';
import type { Page } from '../documents/page.js';
import type { Passage } from '../documents/passages.js';
import type { Question } from '../search/question.js';
import { createRelevance, isAsWished, type Relevance } from '../search/relevance.js';
import type { Found, SearchIndex } from '../search/search-index.js';
import { AnswerText, writeStructure, type Reference } from './answer-text.js';
import { excerptOf, introducesWhatFollows, statementOf, type Excerpt } from './excerpt.js';

export interface Answer {
  readonly text: string;
  readonly references: readonly Reference[];
  /** One passage for each cited page, best first. */
  readonly cited: readonly Passage[];
}

const maxOtherPages = 3;

/** @param found not empty; best first */
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

/** Adjusts the scores of the search by the best statement of each passage, and by links from other pages found. */
function rank(found: readonly Found[], relevance: Relevance): readonly Found[] {
  const pages = new Set(found.map(({ passage }) => passage.page));
  // Pages that mention a topic link to the page about it.
  const linking = (page: Page) => [...pages].filter(({ links }) => links.includes(page.path)).length;
  return found
    .map((each) => {
      const links = Math.min(4, linking(each.passage.page));
      return { ...each, score: each.score * (0.5 + statementOf(each.passage, relevance).score) * (1 + 0.08 * links) };
    })
    .sort((one, other) => other.score - one.score);
}

/**
 * The passages of the page to quote: the best, and the next one if it is nearly as good. Within a page, the form of the answer
 * (a number, a date, a person) counts more than its words.
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
  // Pages that link to each other are about the same topic.
  const isRelated = (other: Page) => page.links.includes(other.path) || other.links.includes(page.path);
  const candidates = ranked
    .map((each) => ({ ...each, score: each.score * (isRelated(each.passage.page) ? 2 : 1) }))
    .sort((one, other) => other.score - one.score);
  for (const { passage, score, coverage } of candidates) {
    if (statements.length === maxOtherPages || pages.has(passage.page)) continue;
    if (score < main.score * 0.12 || coverage < main.coverage * 0.8) continue;
    const statement = statementOf(passage, relevance);
    if (statement.score < 0.4 || answer.contains(statement.text)) continue;
    pages.add(passage.page);
    statements.push({ passage, text: statement.text });
  }
  return statements;
}

function writeExcerpt(answer: AnswerText, { passage, blocks }: Excerpt, relevance: Relevance): void {
  const { id, title } = passage.page;
  // A list, a table or code at the start is introduced by the heading.
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
    // An introduction shares the citation of the block that it introduces, except code, which cannot hold one.
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
