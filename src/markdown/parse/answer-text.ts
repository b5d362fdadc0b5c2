import type { CleanOffset, ReceivedOffset } from '../citations/offsets.js';

/** The received text made clean: one kind of line end, no null characters. */
export class AnswerText {
  #received = '';
  /** How much of it has been taken, and what has not. */
  #taken = 0;
  #pending = '';
  #endsInReturn = false;
  /** Offsets into the received text of line feeds that were left out. */
  #dropped: number[] = [];

  /** Exactly what was pushed. */
  get received(): string {
    return this.#received;
  }

  add(piece: string): void {
    this.#received += piece;
    this.#pending += piece;
  }

  /** What came since, made clean, in as many characters but for the line feed of a CR LF. */
  take(): string {
    const piece = this.#pending;
    // A line end that was cut in the middle: its first half was one already.
    const isCut = this.#endsInReturn && piece.startsWith('\n');
    if (isCut) this.#dropped.push(this.#taken);
    const start = this.#taken + Number(isCut);
    this.#taken += piece.length;
    this.#pending = '';
    if (piece !== '') this.#endsInReturn = piece.endsWith('\r');
    return piece.slice(Number(isCut)).replace(/\r\n?|\0/g, (match, offset: number) => {
      if (match === '\r\n') this.#dropped.push(start + offset + 1);
      return match[0] === '\r' ? '\n' : '\ufffd';
    });
  }

  toClean(position: ReceivedOffset): CleanOffset {
    let low = 0;
    let high = this.#dropped.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#dropped[middle]! < position) low = middle + 1;
      else high = middle;
    }
    return (position - low) as CleanOffset;
  }
}
