/**
 * Takes the libraries out of the source maps of dist/cdn: most of them are published as minified code, which is no easier to
 * read than the chunk itself.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { decode, encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec';
import { scriptsOf } from './scripts-of.js';

interface SourceMap {
  readonly version: 3;
  readonly sources: readonly string[];
  readonly sourcesContent: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
}

const isLibrary = (source: string): boolean => source.includes('node_modules/');

/** Numbers the values that are used anew, in the order of their first use. */
class Renumbered {
  readonly used: number[] = [];
  readonly #numbers = new Map<number, number>();

  number(old: number): number {
    const known = this.#numbers.get(old);
    if (known !== undefined) return known;
    this.#numbers.set(old, this.used.length);
    return this.used.push(old) - 1;
  }
}

export const withoutLibraries = (map: SourceMap): SourceMap => {
  const sources = new Renumbered();
  const names = new Renumbered();
  const trimmed = (segment: SourceMapSegment): SourceMapSegment => {
    const [column, source, line, sourceColumn, name] = segment;
    if (source === undefined || isLibrary(map.sources[source]!)) return [column];
    const place = [column, sources.number(source), line!, sourceColumn!] as const;
    return name === undefined ? [...place] : [...place, names.number(name)];
  };
  const mappings = decode(map.mappings).map((segments) =>
    // A segment without a source ends the one before it. A second one in a row says nothing.
    segments.map(trimmed).filter((segment, index, all) => segment.length > 1 || (all[index - 1]?.length ?? 1) > 1),
  );
  return {
    version: map.version,
    sources: sources.used.map((index) => map.sources[index]!),
    sourcesContent: sources.used.map((index) => map.sourcesContent[index]!),
    names: names.used.map((index) => map.names[index]!),
    mappings: encode(mappings),
  };
};

export const trimSourceMaps = (folder: string): void => {
  for (const script of scriptsOf(folder)) {
    const file = `${folder}${script}.map`;
    const text = readIfThere(file);
    if (!text) continue;
    const map = withoutLibraries(JSON.parse(text) as SourceMap);
    if (map.sources.length > 0) writeFileSync(file, JSON.stringify(map));
    else {
      // A grammar of code, with nothing of ours.
      rmSync(file);
      writeFileSync(folder + script, readFileSync(folder + script, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
    }
  }
};

/** Files that only re-export, and the bundler's runtime, have no map. */
function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
