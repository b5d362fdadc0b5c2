import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../conversation/conversation.js';
import type { ChatStrings } from '../../locale/strings.js';
import type { AskingView } from '../asking/asking-view.js';
import type { FilterBar } from '../filters/filter-bar.js';

/** The language of a text that is not ours; undefined, if it is that of the texts around it. */
export type LanguageOf = (text: string) => string | undefined;

export interface QuestionContext {
  readonly strings: ChatStrings;
  /** Of its heading. */
  readonly level: number;
  readonly languageOf: LanguageOf;
  /** Shows what the question was restricted to, once it is loaded. */
  readonly filterBar: FilterBar | undefined;
  readonly asking: AskingView | undefined;
}

/** Characters of a heading. */
const longestHeading = 100;

/** A question of the user. Its words are its heading, unless it is long: then they are shortened in a heading of their own. */
export function questionTemplate(
  question: Message,
  { strings, level, languageOf, filterBar, asking }: QuestionContext,
): TemplateResult {
  const { text, status, filters } = question;
  const language = languageOf(text) ?? nothing;
  const heading = shortened(text);
  const isHeading = heading === text;
  return html`<div class="question ${status}" part="message question" role="group" aria-label=${strings.question}>
    ${isHeading ? nothing : html`<h2 class="visually-hidden" aria-level=${level} lang=${language}>${heading}</h2>`}
    ${filters && filterBar?.questionTemplate(filters)}
    <p
      dir="auto"
      lang=${language}
      role=${isHeading ? 'heading' : nothing}
      aria-level=${isHeading ? level : nothing}
      .textContent=${text}
    ></p>
    ${asking?.question(question)}
  </div>`;
}

/** On one line, cut between words, or between characters where there are no spaces. */
function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > longestHeading ? `${line.slice(0, longestHeading).replace(/\s\S*$|[\ud800-\udbff]$/, '')}…` : line;
}
