import { escapeHtml } from './render-page.js';

/** The texts of the start page; `index.html` contains those for the handbook. */
export interface PageTexts {
  readonly title: string;
  readonly brand: string;
  readonly heading: string;
  readonly lead: string;
  readonly assistantName: string;
  readonly placeholder: string;
  readonly disclaimer: string;
  readonly starters: readonly string[];
}

/** Replaces the texts of the start page. They may come from untrusted documents, so they are escaped. */
export function fillPage(html: string, texts: PageTexts): string {
  let page = html;
  for (const name of ['title', 'brand', 'heading', 'lead'] as const) {
    page = replaced(page, new RegExp(`(<[^<>]* data-text="${name}">)[^<]*`), texts[name]);
  }
  const attributes = { 'assistant-name': texts.assistantName, placeholder: texts.placeholder, disclaimer: texts.disclaimer };
  for (const [name, text] of Object.entries(attributes)) {
    page = replaced(page, new RegExp(`(<unleash-chat[^<>]* ${name}=")[^"]*`), text);
  }
  const items = texts.starters.map((text) => `<li>${escapeHtml(text)}</li>`).join('');
  return page.replace(/(<ul id="starters" hidden>)[\s\S]*?(?=<\/ul>)/, (_, start: string) => start + items);
}

function replaced(page: string, pattern: RegExp, text: string): string {
  if (!pattern.test(page)) throw new Error(`The page has no place for ${pattern.source}.`);
  return page.replace(pattern, (_, start: string) => start + escapeHtml(text));
}
