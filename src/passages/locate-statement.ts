import { carriesFrom, type Passage, type SourceIndex } from './find-passages.js';
import { similarity, termsOf } from './terms.js';

/** A passage from this score on is shown as the nearest. */
const namedFrom = 0.25;
/** What another source needs: this score, so much more than the cited one, and at least half of the names in the statement. */
const otherFrom = 0.3;
const margin = 0.2;
/** A capital behind another word. In German most nouns have one as well, so not all of them need to be there. */
const names = /(?<=[\p{L}\p{N},;:)] )\p{Lu}[\p{L}\p{M}]+/gu;
/** A further passage of a sentence is shown if it is about as good as the best. */
const nearlyAsGood = 0.8;

/** Where a statement stands, and whether that can be said. */
export type Location =
  /** In the source with this index. `passages` are those of all sentences, that of the last one first. */
  | { readonly kind: 'found'; readonly source: number; readonly passages: readonly Passage[] }
  /** Not seen; `passages` has the nearest one, if it has something of the statement. */
  | { readonly kind: 'unseen'; readonly passages: readonly Passage[] };

/**
 * @param sentences the statement: the last sentence decides
 * @param cited the source that is cited for it
 * @param loadOthers the other sources of the answer: asked for if the statement is not seen in the cited one
 */
export async function locateStatement(
  sentences: readonly string[],
  cited: SourceIndex,
  loadOthers: () => Promise<readonly (SourceIndex | undefined)[]>,
): Promise<Location> {
  const last = sentences.at(-1) ?? '';
  const here = await cited.find(last);
  const score = scoreOf(here);
  if (score >= carriesFrom) return { kind: 'found', source: 0, passages: await passagesOf(sentences, here, cited) };
  const others = await loadOthers();
  let best = { source: 0, score: Math.max(otherFrom, score + margin) };
  let source = 0;
  for (const other of others) {
    source++;
    const passages = other ? await other.find(last) : [];
    const found = scoreOf(passages);
    if (found >= best.score && hasNames(passages[0]!, last)) best = { source, score: found };
  }
  const other = others[best.source - 1];
  if (!other) return { kind: 'unseen', passages: score >= namedFrom ? here.slice(0, 1) : [] };
  return { kind: 'found', source: best.source, passages: await passagesOf(sentences, await other.find(last), other) };
}

function scoreOf([best]: readonly Passage[]): number {
  return best?.score ?? 0;
}

/** Hotels in Munich are not those in Berlin, however alike the rest is. */
function hasNames({ block }: Passage, statement: string): boolean {
  const wanted = termsOf((statement.match(names) ?? []).join(' '));
  let text = block.text;
  for (let { context } = block; context; context = context.above) text += ` ${context.text}`;
  const words = termsOf(text);
  const known = wanted.filter((name) => words.some((word) => similarity(name, word) > 0));
  return known.length >= wanted.length / 2;
}

async function passagesOf(
  sentences: readonly string[],
  ofLast: readonly Passage[],
  source: SourceIndex,
): Promise<readonly Passage[]> {
  const ofOthers: Passage[] = [];
  for (const sentence of sentences.slice(0, -1)) ofOthers.push(...(await source.find(sentence)).slice(0, 1));
  const [main, ...further] = ofLast;
  const passages = [
    main!,
    ...ofOthers.filter(({ score, block }) => score >= (block === main!.block ? namedFrom : carriesFrom)),
    ...further.filter(({ score }) => score >= main!.score * nearlyAsGood),
  ];
  const byBlock = new Map<object, Passage>();
  for (const passage of passages) {
    const known = byBlock.get(passage.block);
    byBlock.set(passage.block, known ? joined(known, passage) : passage);
  }
  return [...byBlock.values()];
}

/** From the first sentence of both to the last. */
function joined(one: Passage, other: Passage): Passage {
  const { block } = one;
  const start = Math.min(one.before.length, other.before.length);
  const end = block.text.length - Math.min(one.after.length, other.after.length);
  const [before, text, after] = [block.text.slice(0, start), block.text.slice(start, end), block.text.slice(end)];
  return { ...one, before, text, after };
}
