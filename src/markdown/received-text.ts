import type { CleanOffset, ReceivedOffset } from './citations/locate-citation.js';

/** The received text, and its clean form: line ends are line feeds, null characters are replaced. */
export class ReceivedText {
  #received = '';
  /** Length of the received text that has been taken, and the rest of it. */
  #taken = 0;
  #pending = '';
  #endsInReturn = false;
  /** Offsets, in the received text, of the line feeds of CR LF, which the clean text does not have. */
  #dropped: number[] = [];

  /** The text exactly as it was pushed. */
  get received(): string {
    return this.#received;
  }

  add(piece: string): void {
    this.#received += piece;
    this.#pending += piece;
  }

  /** The clean form of the text that was added since the last call. */
  take(): string {
    const piece = this.#pending;
    // The CR before this LF was taken as a line end already.
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
