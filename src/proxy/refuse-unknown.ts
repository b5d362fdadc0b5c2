/**
 * An unknown option is a misspelt one, and one that is undefined is most often a variable that is not set. Neither may pass for
 * an option left out: a proxy without its `account` would answer everybody.
 * @throws {TypeError}
 */
export function refuseUnknown(options: object, names: readonly string[], caller: string): void {
  if (typeof options !== 'object' || options === null) throw new TypeError(`${caller}: pass the options as an object.`);
  for (const [name, value] of Object.entries(options)) {
    if (!names.includes(name)) throw new TypeError(`${caller}: there is no option ${name}. The options are ${names.join(', ')}.`);
    if (value === undefined || value === null)
      throw new TypeError(`${caller}: ${name} is ${value}. Leave the option out, or give it a value.`);
  }
}
