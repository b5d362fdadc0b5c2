/**
 * What changes the order of a text or cannot be seen: bidi controls, zero-width and soft ones, tags. Joiners are how some scripts
 * and emoji are written: only beside Latin letters they are a trick.
 */
const hidden =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]|(?<=[\x21-\x7e])[\u200c\u200d]|[\u200c\u200d](?=[\x21-\x7e])/gu;

/** Writes out what hides in the words of a link. */
export function showHidden(node: Node): void {
  for (const child of node.childNodes) {
    if (!(child instanceof Text)) showHidden(child);
    else if (child.data.search(hidden) >= 0) child.data = child.data.replace(hidden, nameOf);
  }
}

/** Whether the words of a link are the address it leads to, so that nothing has to be said of its host. */
export function tellsHost(text: string, { host }: URL): boolean {
  const address = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '');
  return [host, host.replace(/^www\./, '')].some(
    (name) => address.startsWith(name) && /^(?:$|[/?#])/.test(address.slice(name.length)),
  );
}

function nameOf(character: string): string {
  return `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
}
