/** Texts are assumed to be deltas; one this long that begins with all that came is the whole text again. */
const cumulativeFrom = 16;

/** An answer's text as it grows. */
export class TextSoFar {
  text = '';

  get length(): number {
    return this.text.length;
  }

  /** Whether a piece holds all that has come, rather than what is new. */
  isRepeatedBy(piece: string): boolean {
    return this.length >= cumulativeFrom && piece.length >= this.length && piece.startsWith(this.text);
  }

  /** @returns what is new in a piece */
  add(piece: string): string {
    const text = this.isRepeatedBy(piece) ? piece.slice(this.length) : piece;
    this.text += text;
    return text;
  }
}
