import { expect } from '@open-wc/testing';
import { clearPage, mountFloating, quiet, type FloatingChat } from './floating-chat.js';

const step = 24;

const handleOf = async (chat: FloatingChat): Promise<HTMLElement> => {
  await chat.until(() => chat.part('resize'), 'the handle');
  await quiet(chat);
  return chat.part('resize')!;
};

const sizeOf = ({ panel }: FloatingChat): readonly number[] => [panel.offsetWidth, panel.offsetHeight];

/** Whether a box lies within the rounded corners that clip it. */
const isWithin = (box: DOMRect, clip: DOMRect, radius: number): boolean =>
  [
    [box.left, box.top],
    [box.right, box.top],
    [box.left, box.bottom],
    [box.right, box.bottom],
  ].every(([x, y]) => {
    const inX = Math.max(clip.left + radius - x!, x! - (clip.right - radius), 0);
    const inY = Math.max(clip.top + radius - y!, y! - (clip.bottom - radius), 0);
    return Math.hypot(inX, inY) <= radius;
  });

describe('the resize handle', () => {
  afterEach(() => {
    clearPage();
    const { style } = document.documentElement;
    style.removeProperty('--unleash-chat-launcher-inset-block');
    style.removeProperty('--unleash-chat-launcher-inset-inline');
    document.documentElement.dir = '';
    document.documentElement.lang = 'en';
  });

  it('is a separator with the width of the panel as its value', async () => {
    const chat = await (await mountFloating({})).opened();
    const handle = await handleOf(chat);
    const [width, height] = sizeOf(chat) as [number, number];
    const percent = (length: number): string => String(Math.round((length * 100) / document.documentElement.clientWidth));
    await chat.until(() => handle.ariaValueNow, 'the value');
    expect(handle.role).to.equal('separator');
    expect(handle.tabIndex).to.equal(0);
    expect(handle.ariaOrientation).to.equal('vertical');
    expect(handle.getAttribute('aria-controls')).to.equal(chat.panel.id);
    expect([handle.ariaValueMin, handle.ariaValueNow, handle.ariaValueMax]).to.deep.equal([percent(280), percent(width), '100']);
    expect(handle.ariaValueText).to.equal(`${width} × ${height}`);
    chat.press('ArrowLeft', handle);
    await chat.until(() => handle.ariaValueText === `${width + step} × ${height}`, 'the new value');
    expect(handle.ariaValueNow).to.equal(percent(width + step));
  });

  it('restores the size at Enter, and uses the key up', async () => {
    const chat = await (await mountFloating({})).opened();
    const handle = await handleOf(chat);
    const before = sizeOf(chat);
    chat.press('ArrowLeft', handle);
    expect(sizeOf(chat)).not.to.deep.equal(before);
    expect(chat.press('Enter', handle).defaultPrevented).to.equal(true);
    expect(sizeOf(chat)).to.deep.equal(before);
  });

  it('leaves a size that can be used, and that the styles allow', async () => {
    const chat = await (await mountFloating({})).opened();
    const handle = await handleOf(chat);
    for (let press = 0; press < 60; press++) for (const key of ['ArrowRight', 'ArrowDown']) chat.press(key, handle);
    expect(sizeOf(chat)).to.deep.equal([280, Math.min(240, chat.launcher.getBoundingClientRect().top - 28)]);
    for (let press = 0; press < 60; press++) for (const key of ['ArrowLeft', 'ArrowUp']) chat.press(key, handle);
    const { left, top } = chat.panel.getBoundingClientRect();
    expect(left >= 0 && top >= 0, 'in the window').to.equal(true);
  });

  it('is named in the language of the page, also when that changes', async () => {
    const chat = await (await mountFloating({})).opened();
    const handle = await handleOf(chat);
    const english = handle.ariaLabel;
    document.documentElement.lang = 'de';
    await chat.until(() => handle.ariaLabel !== english, 'the name in German');
    expect(handle.title).to.equal(handle.ariaLabel);
    chat.element.strings = { resize: 'Size' };
    await chat.until(() => handle.ariaLabel === 'Size', "the host's name");
  });

  for (const direction of ['ltr', 'rtl'] as const)
    for (const [block, isAtTop] of [
      ['auto 20px', false],
      ['20px auto', true],
    ] as const)
      for (const [inline, isAtStart] of [
        ['auto 20px', false],
        ['20px auto', true],
      ] as const)
        it(`is in the corner away from the launcher, where keys and ring are right: ${direction}, ${block} / ${inline}`, async () => {
          const page = document.documentElement;
          page.dir = direction;
          page.style.setProperty('--unleash-chat-launcher-inset-block', block);
          page.style.setProperty('--unleash-chat-launcher-inset-inline', inline);
          const chat = await (await mountFloating({})).opened();
          const handle = await handleOf(chat);
          const panel = chat.panel.getBoundingClientRect();
          const at = handle.getBoundingClientRect();
          const isAtLeft = isAtStart === (direction === 'ltr');
          // Within the border of 1 px.
          expect(Math.round(isAtLeft ? panel.right - at.right : at.left - panel.left), 'from the free side').to.equal(1);
          expect(Math.round(isAtTop ? panel.bottom - at.bottom : at.top - panel.top), 'from the free edge').to.equal(1);

          const [width, height] = sizeOf(chat) as [number, number];
          chat.press(isAtLeft ? 'ArrowRight' : 'ArrowLeft', handle);
          chat.press(isAtTop ? 'ArrowUp' : 'ArrowDown', handle);
          expect(sizeOf(chat), 'wider and lower').to.deep.equal([width + step, height - step]);
          chat.press('Enter', handle);

          handle.focus({ focusVisible: true } as FocusOptions);
          expect(handle.matches(':focus-visible')).to.equal(true);
          const ring = handle.getBoundingClientRect();
          const { outlineWidth, outlineOffset, borderRadius } = getComputedStyle(handle);
          const beyond = parseFloat(outlineWidth) + parseFloat(outlineOffset);
          // The corners of the ring are round, too: the box within them counts.
          const rounded = (parseFloat(borderRadius) + beyond) * (1 - Math.SQRT1_2);
          const by = beyond - rounded;
          const drawn = new DOMRect(ring.x - by, ring.y - by, ring.width + 2 * by, ring.height + 2 * by);
          expect(isWithin(drawn, chat.panel.getBoundingClientRect(), 16), 'the ring is not clipped').to.equal(true);
        });

  it('in a drawer, changes the width alone', async () => {
    const chat = await (await mountFloating({ layout: 'drawer' })).opened();
    const handle = await handleOf(chat);
    const [width, height] = sizeOf(chat) as [number, number];
    for (const key of ['ArrowUp', 'ArrowLeft']) chat.press(key, handle);
    expect(sizeOf(chat)).to.deep.equal([width + step, height]);
    chat.press('Enter', handle);
    expect(sizeOf(chat)).to.deep.equal([width, height]);
  });
});
