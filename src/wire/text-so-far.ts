/** Texts are assumed to be deltas; one this long that begins with all that came is the whole text again. */
const cumulativeFrom = 16;

/** An answer's text as it grows. */
export class TextSoFar {
  text = '';
  #last = '';
  /** Each piece so far has begun with the one before: how often. */
  #repetitions = 0;
  #isDelta = false;

  get length(): number {
    return this.text.length;
  }

  /** Whether a piece holds all that has come, rather than what is new. */
  isRepeatedBy(piece: string): boolean {
    return this.length >= cumulativeFrom && piece.length >= this.length && piece.startsWith(this.text);
  }

  /** @returns what is new; or the whole text, where short pieces before turn out to have been repeated in each other */
  add(piece: string): { readonly text: string; readonly isWhole?: true } {
    if (this.isRepeatedBy(piece)) {
      const text = piece.slice(this.length);
      this.text = piece;
      return { text };
    }
    if (piece !== '' && !this.#isDelta) {
      this.#isDelta = piece.length <= this.#last.length || !piece.startsWith(this.#last);
      this.#last = piece;
      if (!this.#isDelta && ++this.#repetitions > 2 && piece.length >= cumulativeFrom) {
        this.text = piece;
        return { text: piece, isWhole: true };
      }
    }
    this.text += piece;
    return { text: piece };
  }
}
