import { parse } from 'yaml';

export interface FrontMatter {
  readonly title?: string;
  /** The app that the page pretends to come from. */
  readonly appId: string;
  readonly type: string;
  readonly subtitle?: string;
  readonly createdBy?: string;
  readonly createdAt?: string;
  readonly modifiedAt?: string;
}

/** Characters; a page says a few things about itself. */
const longest = 10_000;
const fields = ['title', 'appId', 'type', 'subtitle', 'createdBy', 'createdAt', 'modifiedAt'] as const;

export function readFrontMatter(markdown: string): { readonly details: FrontMatter; readonly content: string } {
  const text = markdown.replace(/^\uFEFF/, '');
  const [block = '', yaml = ''] = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  const values = yaml.length > longest ? {} : readYaml(yaml);
  const known = fields.flatMap((field): [string, string][] => {
    const value = values[field];
    const isPlain = typeof value === 'string' || typeof value === 'number';
    return isPlain && String(value).trim() ? [[field, String(value).trim()]] : [];
  });
  return { details: { appId: 'markdown', type: 'page', ...Object.fromEntries(known) }, content: text.slice(block.length) };
}

/** A folder that is not ours may hold anything between its dashes: what is no YAML tells nothing. */
function readYaml(yaml: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = parse(yaml, { logLevel: 'silent' });
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
