import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import '../../src/ui/looks/adopt-looks.js';
import '../../src/ui/looks/bubbles.js';
import '../../src/ui/looks/paper.js';
import fc from '../fast-check.js';
import { answerEvents, type ChatHarness, mountChat } from './harness.js';

type Light = readonly [red: number, green: number, blue: number];

const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
const context = canvas.getContext('2d', { willReadFrequently: true })!;

/** As it comes to the screen, over what lies below it. */
function shown(...colours: readonly string[]): Light {
  for (const colour of ['white', ...colours]) {
    context.fillStyle = '#123456';
    context.fillStyle = colour;
    expect(context.fillStyle, `${colour} is understood`).not.to.equal('#123456');
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

function luminance(light: Light): number {
  const [red, green, blue] = light.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  ) as unknown as Light;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Light, other: Light): number {
  const [dark, bright] = [luminance(one), luminance(other)].toSorted((left, right) => left - right) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

/** The widget's own colours, as the page's accent makes them. */
class Palette {
  readonly #probe = document.createElement('i');

  constructor(chat: ChatHarness) {
    this.#probe.style.transition = 'none';
    chat.part('panel')!.append(this.#probe);
  }

  get(name: string): string {
    this.#probe.style.color = `var(--${name})`;
    return getComputedStyle(this.#probe).color;
  }
}

const mount = async (look: 'default' | 'paper' | 'bubbles'): Promise<ChatHarness> => {
  const { endpoint } = await createStreamFixture({ chunks: answerEvents });
  const chat = await mountChat({ endpoint, persist: 'none', look });
  await chat.element.send('How much leave?');
  return chat;
};

const difficult = [
  ...['yellow', 'black', 'white', '#767676', '#777', '#808080', '#949494', 'red', 'lime', 'blue', 'cyan', 'magenta'],
  ...['#ff6600', '#0080ff', '#0070f3', '#eb0000', '#008a00', '#a63cff', '#b4482a', '#ffb000', 'rebeccapurple', 'pink'],
  ...['color(display-p3 1 0 0)', 'oklch(0.7 0.35 150)', 'hsl(60 100% 25%)'],
];
const anyColour = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 255 }))).map((parts) => `rgb(${parts.join(' ')})`);
const least = 4.5;

describe('one accent colour', () => {
  for (const look of ['default', 'paper', 'bubbles'] as const) {
    it(`is enough, whichever it is: text on it and in it is readable, in the light and in the dark (${look})`, async () => {
      const chat = await mount(look);
      const palette = new Palette(chat);
      for (const theme of ['light', 'dark'] as const) {
        chat.element.theme = theme;
        await chat.element.updateComplete;
        const grounds = ['surface', 'surface-raised', 'surface-tint'].map((name) => [name, shown(palette.get(name))] as const);
        const check = (accent: string): void => {
          chat.element.style.setProperty('--unleash-chat-accent', accent);
          const text = shown(palette.get('accent-text'));
          for (const name of ['accent', 'accent-hover'])
            expect(contrast(text, shown(palette.get(name))), `on ${name} ${accent}`).to.be.at.least(least - 0.01);
          for (const [name, ground] of grounds)
            expect(contrast(shown(palette.get('accent-ink')), ground), `${accent} on ${name}, ${theme}`).to.be.at.least(least);
          for (const [name, ground] of grounds) {
            expect(contrast(shown(palette.get('line-strong')), ground), `boundaries on ${name}`).to.be.at.least(3);
            for (const quiet of ['text', 'text-quiet', 'danger'])
              expect(contrast(shown(palette.get(quiet)), ground), `${quiet} on ${name}`).to.be.at.least(least);
          }
          const tint = shown(palette.get('surface-raised'), palette.get('accent-tint'));
          expect(contrast(shown(palette.get('accent-ink')), tint), `${accent} on its tint, ${theme}`).to.be.at.least(least);
        };
        difficult.forEach(check);
        fc.assert(fc.property(anyColour, check), { numRuns: 150 });
      }
    });
  }

  for (const look of ['default', 'paper', 'bubbles'] as const)
    it(`does not bound controls: field and buttons do by themselves (${look})`, async () => {
      const chat = await mount(look);
      const palette = new Palette(chat);
      for (const accent of ['white', 'black', '#777', 'yellow']) {
        chat.element.style.setProperty('--unleash-chat-accent', accent);
        const border = getComputedStyle(chat.part('composer')!);
        expect(shown(border.borderBottomColor), accent).to.deep.equal(shown(palette.get('line-strong')));
        // A field has something to send, so its button is not disabled.
        chat.element.draft = 'How much?';
        await chat.element.updateComplete;
        const send = chat.part('send')!;
        send.style.transition = 'none';
        expect(shown(getComputedStyle(send).borderTopColor), accent).to.deep.equal(shown(palette.get('accent-ink')));
      }
    });

  it('without one, the default keeps to the same', async () => {
    const palette = new Palette(await mount('default'));
    expect(contrast(shown(palette.get('accent-text')), shown(palette.get('accent')))).to.be.at.least(least);
  });
});
