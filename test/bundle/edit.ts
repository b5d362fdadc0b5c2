/** A change to a library's code, and how often it applies: another version of it fails the build until somebody has looked. */
export interface Edit {
  readonly find: string | RegExp;
  readonly write: string;
  readonly times?: number;
}

export const once = (find: string | RegExp, write = ''): Edit => ({ find, write });
