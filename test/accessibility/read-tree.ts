import type { CDPSession, Page } from 'playwright-core';

interface TreeNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly description?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
  readonly backendDOMNodeId?: number;
}

/** Roles that mean nothing to people unless they have a name. */
const silent = ['generic', 'none', 'InlineTextBox', 'LineBreak', 'ListMarker', 'LayoutTableSection'];
const states = ['level', 'modal', 'expanded', 'pressed', 'checked', 'disabled', 'busy', 'live', 'focused', 'hasPopup'];

/**
 * The accessibility tree of a page in Chromium, a line for each node: role, name, description and states. Names that come
 * from the text of a node are not repeated below it.
 * @param selector of an element in the shadow root whose tree is read; empty: all of the page
 */
export async function readTree(page: Page, selector = ''): Promise<string> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { readonly nodes: readonly TreeNode[] };
  const expression = selector ? `document.querySelector('unleash-chat').shadowRoot.querySelector('${selector}')` : 'document';
  const { result } = await session.send('Runtime.evaluate', { expression });
  const { node } = await session.send('DOM.describeNode', { objectId: result.objectId! });
  await session.detach();
  const byId = new Map(nodes.map((each) => [each.nodeId, each]));
  const lines: string[] = [];
  const write = (id: string, depth: number, around: string): void => {
    const at = byId.get(id);
    if (!at) return;
    const role = String(at.role?.value ?? '');
    const name = textOf(at.name);
    const isSilent = at.ignored || (silent.includes(role) && name === '') || role === 'InlineTextBox' || role === 'ListMarker';
    const isRepeated = role === 'StaticText' && around.includes(name);
    if (!isSilent && !isRepeated) lines.push('  '.repeat(depth) + lineOf(at, role, name));
    for (const child of at.childIds ?? []) write(child, isSilent ? depth : depth + 1, isSilent ? around : name);
  };
  const start = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId);
  if (!start) throw new Error(`Nothing in the accessibility tree is ${selector}`);
  write(start.nodeId, 0, '');
  return `${lines.join('\n')}\n`;
}

function lineOf({ description, properties = [] }: TreeNode, role: string, name: string): string {
  const isWorthIt = ({ name, value }: NonNullable<TreeNode['properties']>[number]): boolean =>
    states.includes(name) &&
    (name === 'expanded' || name === 'pressed' || ![false, 'false', 'off'].includes(value.value as string));
  const shown = properties
    .filter(isWorthIt)
    .map(({ name, value }) => (value.value === true ? name : `${name}=${String(value.value)}`));
  return [
    role,
    name && `"${name}"`,
    textOf(description) && `(${textOf(description)})`,
    shown.length > 0 && `[${shown.join(' ')}]`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Times of the clock differ from run to run. */
function textOf(value: { readonly value?: unknown } | undefined): string {
  return String(value?.value ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\b\d{1,2}:\d\d\s(?:AM|PM)/g, 'TIME');
}
