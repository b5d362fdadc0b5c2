import { adoptSheets } from './adopt-sheets.js';
import { activity } from './activity.js';
import { citations } from './citations.js';
import { codeAndTables } from './code-and-tables.js';
import { composer } from './composer.js';
import { elements } from './elements.js';
import { emptyState } from './empty-state.js';
import { notice } from './notice.js';
import { panel } from './panel.js';
import { prose } from './prose.js';
import { question } from './question.js';
import { sources } from './sources.js';
import { tokens } from './tokens.js';

export function adoptChatStyles(root: HTMLElement | DocumentFragment): void {
  adoptSheets(root, [
    tokens,
    elements,
    panel,
    emptyState,
    question,
    activity,
    prose,
    codeAndTables,
    citations,
    sources,
    notice,
    composer,
  ]);
}
