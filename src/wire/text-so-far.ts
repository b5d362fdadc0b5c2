/** Texts are assumed to be deltas; one this long that begins with all that came, and goes on, is the whole text again. */
const cumulativeFrom = 16;

/** An answer's text as it grows. */
export class TextSoFar {
  #text = '';
  #last = '';
  /** Each piece so far has begun with the one before: how often it has grown. */
  #growths = 0;
  #isDelta = false;
  /** The whole has been told before: an equal piece may tell it again. Without that sign it is a refrain. */
  #isCumulative = false;

  get text(): string {
    return this.#text;
  }

  get length(): number {
    return this.#text.length;
  }

  /** Whether a piece holds all that has come, rather than what is new. */
  isRepeatedBy(piece: string): boolean {
    const isLongEnough = this.#isCumulative ? piece.length >= this.length : piece.length > this.length;
    return this.length >= cumulativeFrom && isLongEnough && piece.startsWith(this.#text);
  }

  /** @returns what is new; or the whole text, where short pieces before turn out to have been repeated in each other */
  add(piece: string): { readonly text: string; readonly isWhole?: true } {
    if (this.isRepeatedBy(piece)) {
      const text = piece.slice(this.length);
      this.replace(piece);
      return { text };
    }
    if (piece !== '' && !this.#isDelta) {
      this.#isDelta = !piece.startsWith(this.#last);
      const hasGrown = !this.#isDelta && piece.length > this.#last.length;
      this.#last = piece;
      if (hasGrown && ++this.#growths > 2 && piece.length >= cumulativeFrom) {
        this.replace(piece);
        return { text: piece, isWhole: true };
      }
    }
    this.#text += piece;
    return { text: piece };
  }

  /** The whole text, told at once. */
  replace(text: string): void {
    this.#text = text;
    this.#isCumulative = true;
  }
}
