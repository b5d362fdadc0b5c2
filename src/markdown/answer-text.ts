/** The received text made clean: one kind of line end, no character that this layer means something by. */
export class AnswerText {
  #received = '';
  #length = 0;
  #endsInReturn = false;
  /** Offsets into the received text of line feeds that were left out. */
  #dropped: number[] = [];

  /** Exactly what was pushed. */
  get received(): string {
    return this.#received;
  }

  get receivedLength(): number {
    return this.#received.length;
  }

  /** Length of the clean text. */
  get length(): number {
    return this.#length;
  }

  /** Takes what came and gives it back clean, in as many characters but for the line feed of a CR LF. */
  add(piece: string): string {
    const start = this.#received.length;
    this.#received += piece;
    const clean = piece.replace(/\r\n?|[\n\0\uf4d0-\uf4d9]/g, (match, offset: number) => {
      if (match === '\n') {
        if (offset > 0 || !this.#endsInReturn) return match;
        // A line end that was cut in the middle: its first half was one already.
        this.#dropped.push(start);
        return '';
      }
      if (match === '\r\n') this.#dropped.push(start + offset + 1);
      return match[0] === '\r' ? '\n' : '\ufffd';
    });
    if (piece !== '') this.#endsInReturn = piece.endsWith('\r');
    this.#length += clean.length;
    return clean;
  }

  /** From an offset into the received text to one into the clean text. */
  toClean(position: number): number {
    let low = 0;
    let high = this.#dropped.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#dropped[middle]! < position) low = middle + 1;
      else high = middle;
    }
    return position - low;
  }
}
