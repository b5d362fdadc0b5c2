/** Characters. A shorter piece can begin with the text so far by chance, and is no cumulative one. */
const cumulativeFrom = 16;

/** The text of an answer while it grows. Pieces are deltas, unless one repeats everything so far (cumulative). */
export class TextSoFar {
  #text = '';
  #last = '';
  /** Number of pieces in a row, from the first, that extend the piece before. */
  #growths = 0;
  #isDelta = false;
  /** Set once a piece was cumulative. From then on, a piece equal to the text is a repetition rather than new text. */
  #isCumulative = false;

  get text(): string {
    return this.#text;
  }

  get length(): number {
    return this.#text.length;
  }

  /** Whether a piece is cumulative. */
  isRepeatedBy(piece: string): boolean {
    const isLongEnough = this.#isCumulative ? piece.length >= this.length : piece.length > this.length;
    return this.length >= cumulativeFrom && isLongEnough && piece.startsWith(this.#text);
  }

  /** @returns the new text; the whole text, if short pieces turn out to have been cumulative */
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

  /** Sets the whole text. */
  replace(text: string): void {
    this.#text = text;
    this.#isCumulative = true;
  }
}
