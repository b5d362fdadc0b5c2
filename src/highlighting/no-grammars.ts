import type { grammarLoader as GrammarLoader } from './grammars.js';

/** In place of `grammars.ts` in the script that contains everything: grammars would make it a third larger. */
export const grammarLoader: typeof GrammarLoader = () => undefined;
