/** What the HTML of a page says about the widget, before any script has run. The only file that imports the parser. */
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import type { ScriptTag } from './script-tag.js';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

export interface ChatElement {
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly hasEndTag: boolean;
}

export interface Script {
  readonly text: string;
  readonly line: number;
}

export interface Markup {
  /** Relative addresses are resolved against it. */
  readonly base: URL;
  readonly policies: readonly string[];
  /** Of the widget, in their order. */
  readonly scripts: readonly ScriptTag[];
  readonly chats: readonly ChatElement[];
  readonly inlineScripts: readonly Script[];
  /** `integrity` of import maps: hashes by absolute address. */
  readonly integrity: Readonly<Record<string, string>>;
}

const fileOfWidget = /(?:^|\/)unleash-chat(?:\.bundle)?\.js$/;
const importOfWidget = /["'`]([^"'`\s]*\bunleash-chat(?:\.bundle)?\.js)["'`]/g;

export function readMarkup(html: string, page: URL): Markup {
  const elements = elementsOf(parse(html, { sourceCodeLocationInfo: true }));
  const base = baseOf(elements, page);
  const scripts = elements.filter(({ tagName }) => tagName === 'script');
  const chats = elements.filter(({ tagName }) => tagName === 'unleash-chat');
  return {
    base,
    policies: elements.filter(isPolicy).map((element) => attributesOf(element)['content'] ?? ''),
    scripts: scripts.flatMap((element) => scriptTagsOf(element, base)),
    chats: chats.map((element) => ({
      attributes: attributesOf(element),
      line: lineOf(element),
      hasEndTag: Boolean(element.sourceCodeLocation?.endTag),
    })),
    inlineScripts: scripts
      .filter((element) => attributesOf(element)['src'] === undefined)
      .map((element) => ({ text: textOf(element), line: lineOf(element) })),
    integrity: Object.assign({}, ...scripts.filter(isImportMap).map((element) => integrityOf(textOf(element), base))),
  };
}

/** In the order of the document. Without recursion: pages can be nested deeper than a stack is. */
function elementsOf(document: Node): readonly Element[] {
  const elements: Element[] = [];
  const left: Node[] = [document];
  for (let node = left.pop(); node; node = left.pop()) {
    if ('tagName' in node) elements.push(node);
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) left.push(child);
    // A template is inert, but one with `shadowrootmode` becomes a shadow root while the page is parsed.
    if ('content' in node && attributesOf(node)['shadowrootmode'] !== undefined) left.push(node.content);
  }
  return elements;
}

const attributesOf = ({ attrs }: Element): Readonly<Record<string, string>> =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]));

const lineOf = ({ sourceCodeLocation }: Element): number => sourceCodeLocation?.startLine ?? 0;

const textOf = ({ childNodes }: Element): string => childNodes.map((child) => ('value' in child ? child.value : '')).join('');

function baseOf(elements: readonly Element[], page: URL): URL {
  const href = elements.filter(({ tagName }) => tagName === 'base').map((element) => attributesOf(element)['href'])[0];
  return href !== undefined && URL.canParse(href, page) ? new URL(href, page) : page;
}

/** Browsers ignore policies outside of `head`. */
function isPolicy(element: Element): boolean {
  const isInHead = element.parentNode !== null && 'tagName' in element.parentNode && element.parentNode.tagName === 'head';
  const { 'http-equiv': name = '' } = attributesOf(element);
  return element.tagName === 'meta' && isInHead && name.trim().toLowerCase() === 'content-security-policy';
}

const typeOf = (element: Element): string => (attributesOf(element)['type'] ?? '').trim().toLowerCase();

const isImportMap = (element: Element): boolean => typeOf(element) === 'importmap';

function scriptTagsOf(element: Element, base: URL): readonly ScriptTag[] {
  const { src, nonce, integrity } = attributesOf(element);
  const tag = { ...(nonce !== undefined && { nonce }), line: lineOf(element) };
  if (src === undefined) {
    if (!/^(module|text\/javascript|application\/javascript|)$/.test(typeOf(element))) return [];
    const found = [...textOf(element).matchAll(importOfWidget)].map(([, path = '']) => path);
    return found.flatMap((path) => (URL.canParse(path, base) ? { ...tag, url: new URL(path, base), kind: 'import' } : []));
  }
  if (!URL.canParse(src, base) || !fileOfWidget.test(new URL(src, base).pathname)) return [];
  const kind = typeOf(element) === 'module' ? 'module' : 'classic';
  return [{ ...tag, url: new URL(src, base), kind, ...(integrity !== undefined && { integrity }) }];
}

function integrityOf(importMap: string, base: URL): Readonly<Record<string, string>> {
  try {
    const { integrity = {} } = JSON.parse(importMap) as { readonly integrity?: Readonly<Record<string, string>> };
    return Object.fromEntries(Object.entries(integrity).map(([address, hash]) => [new URL(address, base).href, hash]));
  } catch {
    return {};
  }
}
