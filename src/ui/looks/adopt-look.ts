import type { CSSResult } from 'lit';

type Load = () => Promise<CSSResult>;

/** A look is a file and a line here: rules for `:host([look='…'])`, which weigh more than the chat's own. The later ones go first. */
const sheets: Readonly<Record<'density' | 'look', Readonly<Record<string, Load | undefined>>>> = {
  density: {
    comfortable: undefined,
    compact: async () => (await import('./compact.js')).compact,
  },
  look: {
    default: undefined,
    paper: async () => (await import('./paper.js')).paper,
    bubbles: async () => (await import('./bubbles.js')).bubbles,
  },
};

export interface DressedHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly look: string | null;
  readonly density: string | null;
}

/** Each is told of once, however many chats there are. */
const told = new Set<string>();
/** What a root wears by now. */
const worn = new WeakMap<ShadowRoot, readonly CSSStyleSheet[]>();

/** Brings the styles of the host's look and density. What nobody knows looks as the default does. */
export async function adoptLook(host: DressedHost): Promise<void> {
  const { renderRoot, look, density } = host;
  const found = await Promise.all([find('density', density)?.(), find('look', look)?.()]);
  // By now it may be another that is wanted.
  if (!(renderRoot instanceof ShadowRoot) || host.look !== look || host.density !== density) return;
  const before = worn.get(renderRoot) ?? [];
  const now = found.flatMap((sheet) => sheet?.styleSheet ?? []);
  worn.set(renderRoot, now);
  renderRoot.adoptedStyleSheets = [...renderRoot.adoptedStyleSheets.filter((sheet) => !before.includes(sheet)), ...now];
}

/** Frameworks empty with null what they do not set. */
function find(name: keyof typeof sheets, value: string | null): Load | undefined {
  const known = sheets[name];
  if (!value || Object.hasOwn(known, value)) return value ? known[value] : undefined;
  const sentence = `[unleash-chat] There is no ${name} "${value}". There is ${Object.keys(known).join(', ')}.`;
  if (!told.has(sentence)) console.warn(sentence);
  told.add(sentence);
  return undefined;
}
