/**
 * Lit, marked and DOMPurify without what this widget never asks of them, which is a quarter of their bytes. Little is
 * rewritten: options that are never set become constants, so that the minifier drops what only they reach, and lists of names that
 * only serve as defaults become empty. Each edit must be found as often as it says; another version of a library fails the
 * build until somebody has looked.
 */
import type { Plugin } from 'vite';
import { once, type Edit } from './edit.js';
import {
  cssTag,
  directive,
  directiveHelpers,
  litElement,
  litHtml,
  reactiveElement,
  withShortNames as withShortNamesOfLit,
} from './smaller-lit.js';

/** GitHub's dialect, never the "pedantic" one of 2004; no instance of its own that everybody shares. */
const marked: readonly Edit[] = [
  { find: /this\.options\.pedantic/g, write: '!1', times: 21 },
  { find: /this\.options\.gfm/g, write: '!0', times: 3 },
  once('this.options.breaks', '!1'),
  once('{normal:fe,gfm:tt,pedantic:nt}', '{gfm:tt}'),
  once('{normal:me,gfm:pe,breaks:qt,pedantic:Dt}', '{gfm:pe}'),
  once('block:ee.normal,inline:F.normal', 'block:ee.gfm,inline:F.gfm'),
  // Rules of the dialects that are out.
  once(/,nt=\{\.\.\.fe,[^]*?\.getRegex\(\)\}(?=,rt=)/),
  once(/,Dt=\{\.\.\.me,[^]*?\.getRegex\(\)\}(?=,pe=)/),
  once(/,qt=\{\.\.\.pe,[^]*?\.getRegex\(\)\}(?=,ee=)/),
  ...['at', 'dt', 'gt', 'mt', 'xt', 'Rt', 'Tt'].map((name) =>
    once(new RegExp(`,${name}=(?:g\\([^]*?\\.getRegex\\(\\)|"[^"]*"|/(?:[^/\\\\\\n]|\\\\.)*/u?)(?=,\\w+=)`)),
  ),
  // What GitHub's dialect replaces in the plain one.
  once('_backpedal:q,', ''),
  once('del:q,delLDelim:q,delRDelim:q,emStrongLDelim:ct,emStrongRDelimAst:kt,', ''),
  once('text:it,url:q},pe', '},pe'),
  once('lheading:Le,', ''),
  once('paragraph:Je,table:q,', ''),
  ...['ct', 'kt', 'Le'].map((name) => once(new RegExp(`,${name}=g\\([^]*?\\.getRegex\\(\\)(?=,\\w+=)`))),
  once(/,Je=Ce\([^]*?\)(?=,Ye=)/),
  // Raw HTML is text.
  once(/,Ve=g\("[^]*?\.getRegex\(\)(?=,Ce=)/),
  once('html:Ve,'),
  once(/html\(e\)\{let t=this\.rules[^]*?(?=def\(e\)\{)/),
  once(/tag\(e\)\{if[^]*?(?=link\(e\)\{)/),
  // Extensions, hooks, and ways in that are not taken.
  once(/if\(this\.options\.extensions\?\.block\?\.some\([^]*?\)\)continue;/),
  once(/if\(this\.options\.extensions\?\.startBlock\)\{[^]*?\}(?=if\(this\.state\.top)/),
  once(/if\(this\.options\.extensions\?\.inline\?\.some\([^]*?\)\)continue;/),
  once(/if\(this\.options\.extensions\?\.startInline\)\{[^]*?\}(?=if\(\w=this\.tokenizer\.inlineText)/),
  once(',t=this.options.hooks?.emStrongMask?.call({lexer:this},t)??t'),
  once('this.options.hooks?.emStrongMask||'),
  { find: /this\.options=e\|\|S/g, write: 'this.options=e', times: 5 },
  once(/this\.options\.tokenizer=this\.options\.tokenizer\|\|new _,/),
  // Tokenizers of others, browsers of old.
  once('&&this.tokenizer.paragraph===_.prototype.paragraph'),
  once('this.tokenizer.emStrong!==_.prototype.emStrong||this.tokenizer.del!==_.prototype.del', '!1'),
  once(/(?<=_e=)\(\(l=""\)=>\{try[^]*?\}\)\(\)/, '!0'),
  // Raw blocks are text as everything else.
  once(',d=n.state.inRawBlock'),
  once('n.state.inRawBlock=d;'),
  once('inRawBlock:!1,linkEmitted', 'linkEmitted'),
  once('let n=this.lexer.state.inRawBlock;'),
  once('text:n?t[0]:De(t[0]),escaped:n', 'text:De(t[0])'),
  { find: ',escaped:!1', write: '', times: 2 },
  { find: '&&!k.escaped', write: '', times: 2 },
  once('codeBlockStyle:"indented",'),
  once(/static get rules\(\)[^]*?(?=lex\(e\)\{)/),
  once(/lex\(e\)\{e=e\.replace[^]*?(?=blockTokens\(e,t=)/),
  once('static parseInline(e,t){return new l(t).parseInline(e)}'),
  once(/infiniteLoopError\(e\)\{[^]*?(?=\}\};var I=)/, 'infiniteLoopError(e){throw e'),
  once(/var v=new ne;[^]*$/, 'export{w as Lexer,_ as Tokenizer};'),
];

/** Names of rules and of state that nobody outside of marked reads, and what they are called instead. */
function withShortNames(code: string): string {
  const rules = /O=\{([^]*?)\},Ge=/.exec(code)?.[1] ?? '';
  const others =
    'emStrongLDelim emStrongRDelimAst emStrongRDelimUnd delLDelim delRDelim anyPunctuation anyPunctuationOutsideCode blockSkip reflinkSearch ' +
    '_backpedal inRawBlock linkEmitted linkParenPossible linkInText maskedSrc lastPossibleEmStrongCloserIndex ' +
    'lastPossibleDelCloserIndex infiniteLoopError getRegex';
  const names = [...Array.from(rules.matchAll(/(?:^|,)([a-z]\w*[A-Z]\w*):/g), ([, name]) => name!), ...others.split(' ')];
  if (names.length < 75) throw new Error(`Only ${names.length} names of marked's rules were found.`);
  return names.reduce((text, name, index) => {
    const uses = text.split(new RegExp(`\\b${name}\\b`)).length - 1;
    // A rule that is named once is a rule that nothing follows.
    const unused = new RegExp(`(?<=[,{])${name}:/(?:[^/\\\\\\n[]|\\\\.|\\[(?:[^\\]\\\\]|\\\\.)*\\])*/\\w*,`);
    return uses === 1 && unused.test(text)
      ? text.replace(unused, '')
      : text.replace(new RegExp(`\\b${name}\\b`, 'g'), `$${index.toString(36)}`);
  }, code);
}

const option = (name: string): readonly Edit[] => [
  once(new RegExp(`\\n\\s*${name} = [^;\\n]*;`)),
  once(`let ${name} = false;`, `const ${name} = false;`),
];

/** `src/markdown/purify.ts` names every element and attribute it allows: the defaults are never asked, and if they were, allow nothing. */
const dompurify: readonly Edit[] = [
  ...['html$1', 'svg$1', 'svgFilters', 'svgDisallowed', 'mathMl$1', 'mathMlDisallowed', 'html', 'svg', 'mathMl', 'xml'].map(
    (name) =>
      once(
        new RegExp(`const ${name.replace('$', '\\$')} = freeze\\(\\[[^]*?\\]\\)`),
        `const ${name.replace('$', '$$$$')} = freeze([])`,
      ),
  ),
  ...[
    'SAFE_FOR_TEMPLATES',
    'WHOLE_DOCUMENT',
    'FORCE_BODY',
    'SANITIZE_NAMED_PROPS',
    'RETURN_TRUSTED_TYPE',
    'ALLOW_UNKNOWN_PROTOCOLS',
    'IN_PLACE',
    'USE_PROFILES',
  ].flatMap(option),
  // A compiler's leftover that nothing calls.
  once(/AsyncGenerator\.prototype\[[^]*?"return", e\);\n\};/),
];

const edits: Readonly<Record<string, { readonly list: readonly Edit[]; readonly last?: (code: string) => string }>> = {
  '/marked/lib/marked.esm.js': { list: marked, last: withShortNames },
  '/dompurify/dist/purify.es.mjs': { list: dompurify },
  '/lit-html/lit-html.js': { list: litHtml, last: withShortNamesOfLit },
  '/lit-html/directive.js': { list: directive, last: withShortNamesOfLit },
  '/lit-html/directive-helpers.js': { list: directiveHelpers, last: withShortNamesOfLit },
  '/@lit/reactive-element/reactive-element.js': { list: reactiveElement, last: withShortNamesOfLit },
  '/@lit/reactive-element/css-tag.js': { list: cssTag },
  '/lit-element/lit-element.js': { list: litElement, last: withShortNamesOfLit },
};

export const smallerLibraries = (): Plugin => ({
  name: 'unleash-chat:smaller-libraries',
  transform(code, id) {
    const [path, library] = Object.entries(edits).find(([end]) => id.endsWith(end)) ?? [];
    if (!library) return undefined;
    let result = code;
    for (const { find, write, times = 1 } of library.list) {
      const found = result.split(find).length - 1;
      if (found !== times) throw new Error(`${path}: ${String(find)} is there ${found} times, not ${times}.`);
      result = typeof find === 'string' ? result.replaceAll(find, write) : result.replace(find, write);
    }
    return { code: library.last?.(result) ?? result, map: null };
  },
});
