/** Large type, text spacing and small windows: nothing is cut, covered, shortened or out of reach. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { states } from '../../scripts/sheets/combinations.js';
import { Stage, type StageOptions } from '../../scripts/sheets/stage.js';

/** WCAG 2.2, 1.4.12. */
const textSpacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

interface Size extends StageOptions {
  readonly css?: string;
  readonly windows: readonly (readonly [width: number, height: number])[];
}

const sizes: Readonly<Record<string, Size>> = {
  'a font size of 32 px': {
    fontSize: 32,
    windows: [
      [390, 844],
      [640, 400],
    ],
  },
  'text spacing': { css: textSpacing, windows: [[320, 640]] },
  'text spacing at a zoom of 400 %': { css: textSpacing, windows: [[320, 256]] },
};

/** What an ellipsis may shorten, since it is whole elsewhere: in the list of sources, and in the conversation itself. */
const isWholeElsewhere = (text: string): boolean =>
  /^span\.conversation-title|^(?:p|span|a|div)\S*\.(?:snippet|title|place|address)\b/.test(text);

/** Texts that do not grow with the font size of the browser, and fields whose lines overlap. The smallest text has 11 px at 16 px. */
const unscaledTexts = (stage: Stage, fontSize: number): Promise<readonly string[]> =>
  stage.page.evaluate(
    (least) => {
      const elements = [...document.querySelector('unleash-chat')!.shadowRoot!.querySelectorAll('*')];
      return elements.flatMap((element) => {
        const { fontSize: size, lineHeight } = getComputedStyle(element);
        const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
        const isField = element.matches('textarea, input');
        const name = `${element.localName}.${element.className}`;
        return [
          ...((hasText || isField) && parseFloat(size) < least ? [`${name} is set in ${size}`] : []),
          ...(isField && parseFloat(lineHeight) < parseFloat(size) * 1.2 ? [`${name} has lines of ${lineHeight}`] : []),
        ];
      });
    },
    (11 / 16) * fontSize - 0.1,
  );

for (const [name, { css = '', windows, ...options }] of Object.entries(sizes))
  describe(`with ${name}`, () => {
    let stage: Stage;

    before(async () => {
      stage = await Stage.open(options);
    });
    after(() => stage?.close());

    for (const state of states)
      it(`the state ${state} is rendered without flaws`, async () => {
        await stage.bring(state, 'ltr');
        const flaws: Record<string, readonly string[]> = {};
        for (const [width, height] of windows)
          for (const layout of ['inline', 'popup'] as const) {
            await stage.show({ layout, theme: 'light', width, height });
            await stage.restyle(css);
            const shortened = (await stage.shortenedTexts()).filter(
              (text) => !(state === 'card' || state === 'conversations') || !isWholeElsewhere(text),
            );
            const small = options.fontSize ? await unscaledTexts(stage, options.fontSize) : [];
            const found = [...(await stage.flaws()), ...shortened.map((text) => `${text} is shortened`), ...small];
            if (found.length > 0) flaws[`${layout} ${width} × ${height}`] = found;
          }
        assert.deepEqual(flaws, {});
      });
  });
