/** One way to show an answer while it streams. `push` is called for each piece, `frame` once before each frame is drawn. */
export interface Contestant {
  push(text: string): void;
  frame?(): void;
  end?(): void;
}

export type StartContestant = (host: HTMLElement) => Contestant | Promise<Contestant>;
