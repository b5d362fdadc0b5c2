/**
 * `npm run sheets`: takes a screenshot of every state, layout, theme, direction and width; of cards and opened sources also in
 * every look. Writes one contact sheet per state and direction to .sheets/, and another one in a pseudo-language: `longer` from
 * left to right, `mirrored` from right to left.
 *
 *   npm run sheets -- --states card,error --layouts popup    only these; also --themes, --directions, --widths, --texts
 *   npm run sheets -- --scale 1                              CSS pixels of a sheet per pixel of a screenshot; default: 0.5
 *   npm run sheets -- --update                               only updates the references in test/sheets/references/
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { root } from './processes.js';
import * as all from './sheets/combinations.js';
import { contactSheet, type Picture } from './sheets/contact-sheet.js';
import { chosen, referenceOf, shoot } from './sheets/references.js';
import { pseudoLanguages } from './sheets/pseudo-languages.js';
import { Stage } from './sheets/stage.js';

const { values } = parseArgs({
  options: {
    states: { type: 'string' },
    layouts: { type: 'string' },
    themes: { type: 'string' },
    directions: { type: 'string' },
    widths: { type: 'string' },
    texts: { type: 'string' },
    scale: { type: 'string', default: '0.5' },
    update: { type: 'boolean', default: false },
  },
});

function choose<Choice extends string | number>(from: readonly Choice[], wanted: string | undefined): readonly Choice[] {
  const names = wanted?.split(',');
  const unknown = names?.filter((name) => !from.map(String).includes(name)) ?? [];
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; there are: ${from.join(', ')}.`);
  return names ? from.filter((each) => names.includes(String(each))) : from;
}

const states = choose(all.states, values.states);
const layouts = choose(all.layouts, values.layouts);
const themes = choose(all.themes, values.themes);
const directions = choose(all.directions, values.directions);
const widths = choose(all.widths, values.widths);
const texts = choose(['own', ...pseudoLanguages] as const, values.texts);

const stage = await Stage.open();

/** The chat as it is, in each layout, look, theme and width. */
async function picturesOf(state: all.State): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  for (const layout of layouts)
    for (const look of all.looksOf(state))
      for (const theme of themes)
        for (const width of widths) {
          await stage.show({ layout, look, theme, width });
          const row = look === 'default' ? layout : `${layout}, ${look}`;
          pictures.push({ row, name: `${theme} ${width}`, width, png: await stage.picture() });
        }
  return pictures;
}

try {
  if (values.update) {
    for (const combination of chosen) {
      writeFileSync(referenceOf(combination), await shoot(stage, combination));
      console.log(referenceOf(combination).slice(root.length));
    }
  } else {
    const folder = `${root}.sheets/`;
    mkdirSync(folder, { recursive: true });
    for (const direction of directions)
      for (const each of texts)
        for (const state of states) {
          if (each === (direction === 'ltr' ? 'mirrored' : 'longer')) continue;
          stage.texts = each === 'own' ? undefined : each;
          await stage.bring(state, direction);
          const name = [state, direction, stage.texts].filter(Boolean).join('-');
          const sheet = await contactSheet(stage.page.context(), name, await picturesOf(state), Number(values.scale));
          writeFileSync(`${folder}${name}.png`, sheet);
          console.log(`.sheets/${name}.png`);
        }
  }
} finally {
  await stage.close();
}
