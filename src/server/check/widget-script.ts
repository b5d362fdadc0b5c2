/** The script of the widget on a page, and its files. */
import type { Finding } from './finding.js';
import { hashOf } from './hash-of.js';
import type { Markup } from './markup.js';
import type { Upgrade } from './page-rules.js';
import { effectiveDirective, type Policy } from './policy.js';
import type { ReadPage } from './read-page.js';
import type { Requester } from './request.js';
import type { ScriptNeeds } from './review-policy.js';
import { lineOfTag } from './script-tag.js';
import { has, hasNonces } from './source-list.js';
import { readWidgetFiles, type WidgetFile } from './widget-files.js';

export interface WidgetScript {
  readonly needs: ScriptNeeds;
  readonly files: readonly WidgetFile[];
}

export interface ScriptContext {
  readonly page: ReadPage;
  readonly markup: Markup;
  readonly policies: readonly Policy[];
  readonly upgrade: Upgrade;
  /** The address said by hand. */
  readonly script: string | undefined;
}

/** Undefined if no script is known. */
export async function readScript(context: ScriptContext, requester: Requester): Promise<WidgetScript | undefined> {
  const { page, markup, policies, upgrade, script } = context;
  const { scripts, base, integrity } = markup;
  const given = script !== undefined && URL.canParse(script, base) ? new URL(script, base) : undefined;
  const tag = given ? scripts.find(({ url }) => url.href === given.href) : scripts[0];
  const address = given ?? tag?.url;
  if (!address) return undefined;
  const files = await readWidgetFiles(upgrade(address), page.url.origin, requester);
  const entry = files[0]?.url ?? address;
  const bundle = tag && policies.some(needsBundle) ? await bundleBeside(entry, page.url.origin, requester) : undefined;
  const known = files.flatMap(({ url, redirectedFrom }, index) => {
    const hash = index === 0 ? tag?.integrity : integrity[url.href];
    return [url, ...(redirectedFrom ? [redirectedFrom] : [])].map((each) => ({ url: each, integrity: hash }));
  });
  return { files, needs: { tag, entry, files: known, bundle } };
}

/** With `'strict-dynamic'` and without nonces, only the one-file build can be allowed. */
function needsBundle(policy: Policy): boolean {
  const values = effectiveDirective(policy, 'script-src-elem')?.values ?? [];
  return has(values, "'strict-dynamic'") && !hasNonces(values);
}

async function bundleBeside(entry: URL, origin: string, requester: Requester): Promise<ScriptNeeds['bundle']> {
  const [file] = await readWidgetFiles(new URL('unleash-chat.bundle.js', entry), origin, requester);
  if (!file || 'failure' in file.outcome || file.outcome.status !== 200) return undefined;
  return { url: file.url, hash: hashOf(file.outcome.bytes) };
}

const usualScript = '<script type="module" src="/unleash-chat/unleash-chat.js"></script>';

export function checkScript(script: WidgetScript | undefined, page: URL): readonly Finding[] {
  if (!script) {
    const sentence =
      "No script tag in the HTML loads unleash-chat.js. If the widget is part of an application's bundle, say the address of that script with --script.";
    return [{ topic: 'script', severity: 'error', sentence, correction: usualScript }];
  }
  const { tag, entry } = script.needs;
  if (tag?.kind !== 'classic' || !entry.pathname.endsWith('/unleash-chat.js')) return [];
  const sentence = `The script tag in line ${tag.line} loads a module, and needs type="module".`;
  return [{ topic: 'script', severity: 'error', sentence, correction: lineOfTag({ ...tag, kind: 'module' }, page) }];
}
