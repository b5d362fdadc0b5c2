export function attribute(name: string, value: string | null | undefined): string {
  return value ? ` ${name}="${escapeText(value)}"` : '';
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Leaves character references to the HTML parser: markdown has the same. */
export function escapeText(text: string): string {
  return text.replace(/[<>"']|&(?!(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g, (character) => `&#${character.charCodeAt(0)};`);
}
