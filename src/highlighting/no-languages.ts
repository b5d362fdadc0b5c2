import type { grammarLoader as GrammarLoader } from './languages.js';

/** In place of `languages.ts` in the script that contains everything: grammars would make it a third larger. */
export const grammarLoader: typeof GrammarLoader = () => undefined;
