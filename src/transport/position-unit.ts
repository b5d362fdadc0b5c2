import type { Message } from '../conversation/conversation.js';

/** In what the service counts `position`: UTF-16 code units, as the widget does, code points, or bytes of UTF-8. */
export type PositionUnit = 'utf-16' | 'code-points' | 'bytes' | 'unknown';

const units = ['utf-16', 'code-points', 'bytes'] as const;

/**
 * Finds the unit from answers in which the units differ: in the right one, no citation stands within a word or beyond the end,
 * and most stand at the end of a sentence. `unknown` if no answer tells, or if several units fit as well.
 */
export function positionUnitOf(messages: readonly Message[]): PositionUnit {
  const telling = messages.filter(({ text, citations }) => citations.length > 0 && [...text].some(isLong));
  const fits = units.flatMap((unit) => {
    const places = telling.flatMap(({ text, citations }) => citations.map(({ position }) => placeOf(text, position, unit)));
    return places.includes('wrong') ? [] : [{ unit, ends: places.filter((place) => place === 'end').length }];
  });
  const best = Math.max(...fits.map(({ ends }) => ends));
  const [first, second] = fits.filter(({ ends }) => ends === best);
  return telling.length > 0 && first && !second ? first.unit : 'unknown';
}

/** Whether the units differ behind this character. */
function isLong(character: string): boolean {
  return character > '\u007f';
}

/** The offset in UTF-16 code units; undefined if it lies within a character or beyond the end. */
function offsetOf(text: string, position: number, unit: (typeof units)[number]): number | undefined {
  let counted = 0;
  let offset = 0;
  for (const character of text) {
    if (counted >= position) break;
    counted += unit === 'utf-16' ? character.length : unit === 'code-points' ? 1 : new TextEncoder().encode(character).length;
    offset += character.length;
  }
  return counted === position ? offset : undefined;
}

function placeOf(text: string, position: number, unit: (typeof units)[number]): 'wrong' | 'possible' | 'end' {
  const offset = offsetOf(text, position, unit);
  if (offset === undefined || text.slice(0, offset).trim() === '') return 'wrong';
  const [before, after] = [text.slice(0, offset), text.slice(offset)];
  if (/^[\p{L}\p{N}]/u.test(after)) return 'wrong';
  return /\p{P}\s*$/u.test(before) && /^(?:\s|$)/.test(after) ? 'end' : 'possible';
}
