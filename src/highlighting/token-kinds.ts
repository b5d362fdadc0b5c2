/** What a token is, as far as readers need to tell tokens apart. Others have the colour of the text. */
export type TokenKind = 'comment' | 'keyword' | 'string' | 'number' | 'name' | 'property' | 'meta' | 'inserted' | 'deleted';

/** The names that grammars give their tokens: those of Lezer, and older ones of CodeMirror. */
const names: Readonly<Record<TokenKind, string>> = {
  comment: 'comment lineComment blockComment docComment quote',
  keyword: 'keyword controlKeyword operatorKeyword definitionKeyword moduleKeyword modifier self tag tagName',
  string: 'string string-2 character docString attributeValue regexp escape url link',
  number: 'number integer float atom bool null literal unit color constant',
  name: 'def builtin type typeName className namespace labelName macroName heading header variable-3 standard definition function',
  property: 'property propertyName attribute attributeName variable-2 special',
  meta: 'meta documentMeta annotation processingInstruction qualifier hr',
  inserted: 'inserted positive',
  deleted: 'deleted negative',
};

const kinds: ReadonlyMap<string, TokenKind> = new Map(
  Object.entries(names).flatMap(([kind, all]) => all.split(' ').map((name) => [name, kind as TokenKind] as const)),
);

/** @param style of a grammar: names with spaces between them, each with modifiers behind points */
export function kindOf(style: string): TokenKind | undefined {
  for (const name of style.split(/[ .]/)) {
    const kind = kinds.get(name);
    if (kind) return kind;
  }
  return undefined;
}
