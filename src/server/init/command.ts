/** `unleash-chat init`. Returns the exit code. */
export function run(args: readonly string[]): Promise<number> {
  console.error(`Not built yet: ${args.join(' ')}`);
  return Promise.resolve(1);
}
