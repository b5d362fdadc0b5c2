import type { CSSResult } from 'lit';
import { bubbles } from './bubbles.js';
import { compact } from './compact.js';
import { paper } from './paper.js';

/**
 * A look is a file and a line here: rules for `:host([look='…'])`, which gives them a higher specificity than those of the chat.
 * Those of the look override those of the density. The defaults need none.
 */
const sheets: Readonly<Record<'density' | 'look', Readonly<Record<string, CSSResult | undefined>>>> = {
  density: { comfortable: undefined, compact },
  look: { default: undefined, paper, bubbles },
};

export interface LookHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly look: string | null;
  readonly density: string | null;
}

/** Each warning is given once, however many chats there are. */
const warned = new Set<string>();
/** The sheets of look and density that are currently adopted, per shadow root. */
const adopted = new WeakMap<ShadowRoot, readonly CSSStyleSheet[]>();

/** Adopts the style sheets of the host's look and density. Unknown names fall back to the default. */
export function adoptLook({ renderRoot, look, density }: LookHost): void {
  if (!(renderRoot instanceof ShadowRoot)) return;
  const before = adopted.get(renderRoot) ?? [];
  const now = [sheetOf('density', density), sheetOf('look', look)].flatMap((sheet) => sheet?.styleSheet ?? []);
  adopted.set(renderRoot, now);
  renderRoot.adoptedStyleSheets = [...renderRoot.adoptedStyleSheets.filter((sheet) => !before.includes(sheet)), ...now];
}

/** Frameworks set null for missing values. */
function sheetOf(name: keyof typeof sheets, value: string | null): CSSResult | undefined {
  const known = sheets[name];
  if (!value || Object.hasOwn(known, value)) return value ? known[value] : undefined;
  const warning = `[unleash-chat] There is no ${name} "${value}". There is ${Object.keys(known).join(', ')}.`;
  if (!warned.has(warning)) console.warn(warning);
  warned.add(warning);
  return undefined;
}
