/** `JSON.stringify`, also on pages where a library adds a `toJSON` to arrays that returns text (Prototype 1.6). */
export function writeJson(value: unknown): string {
  return JSON.stringify(value, 'toJSON' in Array.prototype ? keepArrays : undefined);
}

function keepArrays(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  const original = this[key];
  return Array.isArray(original) ? original : value;
}
