/** A script tag in the HTML of a page that loads the widget. */
export interface ScriptTag {
  readonly url: URL;
  /** `import`: named in an inline module or `import()`; the rest is of that script. */
  readonly kind: 'module' | 'classic' | 'import';
  readonly nonce?: string;
  readonly integrity?: string;
  readonly line: number;
}

/** The tag, ready to copy into the page. */
export function lineOfTag({ url, kind, nonce, integrity }: Omit<ScriptTag, 'line'>, page: URL): string {
  const address = url.origin === page.origin ? url.pathname + url.search : url.href;
  const attributes = [
    kind === 'classic' ? 'defer' : 'type="module"',
    ...(kind === 'import' ? [] : [`src="${address.replaceAll('"', '%22')}"`]),
    ...(nonce === undefined ? [] : [`nonce="${nonce}"`]),
    ...(integrity === undefined ? [] : [`integrity="${integrity}"`, 'crossorigin="anonymous"']),
  ];
  return `<script ${attributes.join(' ')}>${kind === 'import' ? '' : '</script>'}`;
}
