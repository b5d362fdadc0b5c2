import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, event } from '../ui/harness.js';
import { clearPage, mountFloating, quiet } from './floating-chat.js';

const halves = { chunks: [event({ text: 'Half an ' }), event({ text: 'answer' })], waits: 'step' } as const;

describe('a popup', () => {
  afterEach(clearPage);

  it('is a launcher and nothing else, until it is opened', async () => {
    const chat = await mountFloating({ heading: 'The handbook' });
    const { launcher } = chat;
    expect(chat.isShown).to.equal(false);
    expect(chat.input === null, 'the chat is not there yet').to.equal(true);
    expect(launcher.getAttribute('aria-label')).to.equal('The handbook');
    expect(launcher.getAttribute('aria-haspopup')).to.equal('dialog');
    expect(launcher.getAttribute('aria-expanded')).to.equal('false');
    expect(launcher.getAttribute('aria-controls')).to.equal(chat.panel.id);
    const { width, height, right, bottom } = launcher.getBoundingClientRect();
    expect([width, height]).to.deep.equal([56, 56]);
    expect(Math.round(document.documentElement.clientWidth - right)).to.equal(20);
    expect(Math.round(innerHeight - bottom)).to.equal(20);
    expect(chat.element.getBoundingClientRect().height, 'room taken in the page').to.equal(0);
  });

  it('opens at a click, reflects it, tells it, and has the focus in its field; closes and gives the focus back', async () => {
    const chat = await mountFloating({});
    const told: string[] = [];
    for (const name of ['unleash-open', 'unleash-close'])
      chat.element.addEventListener(name, ({ type }) => told.push(`${type} ${chat.element.open}`));
    chat.launcher.click();
    await chat.until(() => chat.isShown && chat.input, 'the chat');
    expect(chat.element.hasAttribute('open')).to.equal(true);
    expect(chat.launcher.getAttribute('aria-expanded')).to.equal('true');
    expect(chat.panel.getAttribute('aria-label')).to.equal('Assistant');
    await chat.until(() => chat.root.activeElement === chat.input, 'the focus in the field');
    expect(chat.panel.matches(':modal'), 'it covers nothing that matters').to.equal(false);
    chat.part('header')!.querySelector<HTMLElement>('.close')!.click();
    await chat.until(() => !chat.isShown, 'the end');
    expect(chat.element.hasAttribute('open')).to.equal(false);
    expect(chat.root.activeElement === chat.launcher, 'the focus').to.equal(true);
    expect(told).to.deep.equal(['unleash-open true', 'unleash-close false']);
  });

  it('gives the focus back to where it was when the page opened it', async () => {
    const button = document.createElement('button');
    document.body.append(button);
    const chat = await mountFloating({});
    button.focus();
    await chat.opened();
    expect(document.activeElement === chat.element, 'the focus').to.equal(true);
    chat.element.hide();
    await chat.until(() => !chat.isShown, 'the end');
    expect(document.activeElement === button, 'the focus').to.equal(true);
    button.remove();
  });

  it('leaves the focus where the reader has put it since', async () => {
    const button = document.createElement('button');
    document.body.append(button);
    const chat = await (await mountFloating({})).opened();
    button.focus();
    chat.element.toggle();
    await chat.until(() => !chat.isShown, 'the end');
    expect(document.activeElement === button, 'the focus').to.equal(true);
    button.remove();
  });

  it('takes the focus from nobody where it is open from the start', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    place.innerHTML = '<input><unleash-chat layout="popup" open endpoint="/unleash" persist="none"></unleash-chat>';
    const [input, element] = [place.querySelector('input')!, place.querySelector('unleash-chat')!];
    input.focus();
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('dialog')!.matches(':popover-open')).to.equal(true);
    expect(element.shadowRoot!.querySelector('[part~="input"]') !== null, 'the composer').to.equal(true);
    expect(document.activeElement === input, 'the focus').to.equal(true);
    place.remove();
  });

  it('closes at Escape, but not while an input method composes or something lies above it', async () => {
    const chat = await (await mountFloating({})).opened();
    chat.press('Escape', chat.field, { isComposing: true });
    await chat.element.updateComplete;
    expect(chat.isShown, 'composing').to.equal(true);
    const card = document.createElement('div');
    card.popover = 'manual';
    chat.root.append(card);
    card.showPopover();
    chat.press('Escape');
    await chat.element.updateComplete;
    expect(chat.isShown, 'with a card above').to.equal(true);
    card.remove();
    const taken = (event: Event): void => event.preventDefault();
    chat.field.addEventListener('keydown', taken);
    chat.press('Escape');
    await chat.element.updateComplete;
    expect(chat.isShown, 'somebody else took it').to.equal(true);
    chat.field.removeEventListener('keydown', taken);
    expect(chat.press('Escape').defaultPrevented).to.equal(true);
    await chat.until(() => !chat.isShown, 'the end');
  });

  it('goes on with its answer when it is closed, and says that it is ready', async () => {
    const answers = await createStreamFixture(halves);
    const chat = await (await mountFloating({ endpoint: answers.endpoint })).opened();
    const sent = chat.element.send('One');
    await answers.release(1);
    chat.element.hide();
    await chat.until(() => !chat.isShown, 'the end');
    expect(chat.part('badge') === null, 'no badge').to.equal(true);
    await answers.release(2);
    expect((await sent)!.status).to.equal('done');
    const { borderColor } = getComputedStyle(chat.part('badge')!);
    expect(borderColor, 'not the colour of failures').to.equal(getComputedStyle(chat.panel).color);
    expect(chat.launcher.getAttribute('aria-label')).to.equal('Assistant: The answer is ready');
    expect([...chat.root.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent!.trim())).to.include(
      'The answer is ready',
    );
    await chat.opened();
    expect(chat.part('badge') === null, 'no badge').to.equal(true);
    expect(chat.root.querySelector('.prose')!.textContent).to.contain('Half an answer');
  });

  for (const [how, answer, text] of [
    ['has failed', { status: 403, chunks: [''] }, 'The answer failed'],
    ['broke off', undefined, 'The answer was interrupted'],
  ] as const) {
    it(`says of an answer that ${how} that it is not ready`, async () => {
      const answers = await createStreamFixture(answer ?? halves);
      const chat = await (await mountFloating({ endpoint: answers.endpoint })).opened();
      const sent = chat.element.send('One');
      if (!answer) await answers.release(1);
      chat.element.hide();
      await chat.until(() => !chat.isShown, 'the end');
      if (!answer) await answers.drop();
      await sent;
      await chat.element.updateComplete;
      expect(chat.launcher.getAttribute('aria-label')).to.equal(`Assistant: ${text}`);
      const said = [...chat.root.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent!.trim());
      expect(said).to.include(text);
      expect(said).not.to.include('The answer is ready');
      expect(getComputedStyle(chat.part('badge')!, '::before').content).to.equal('"!"');
      await chat.opened();
      expect(chat.part('badge') === null, 'no badge').to.equal(true);
    });
  }

  it('answers a question of the page without being opened', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountFloating({ endpoint: answers.endpoint });
    expect((await chat.element.send('One'))!.status).to.equal('done');
    expect(chat.isShown).to.equal(false);
    expect(chat.part('badge') !== null, 'a badge').to.equal(true);
    chat.element.newConversation();
    await chat.until(() => !chat.part('badge'), 'no badge without the answer');
  });

  it('keeps what is open and under way when it is moved', async () => {
    const answers = await createStreamFixture(halves);
    const chat = await (await mountFloating({ endpoint: answers.endpoint })).opened();
    const told: string[] = [];
    for (const name of ['unleash-open', 'unleash-close']) chat.element.addEventListener(name, ({ type }) => told.push(type));
    const sent = chat.element.send('One');
    await answers.release(1);
    const place = document.createElement('div');
    document.body.append(place);
    place.append(chat.element);
    await chat.until(() => chat.isShown && chat.launcher.matches(':popover-open'), 'both in the top layer again');
    await answers.release(2);
    expect((await sent)!.status).to.equal('done');
    expect(told).to.deep.equal([]);
    place.remove();
  });

  it('becomes another layout and back, with all that was said', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await (await mountFloating({ endpoint: answers.endpoint })).opened();
    await chat.element.send('How much leave?');
    for (const layout of ['inline', 'drawer', 'page', 'popup'] as const) {
      chat.element.layout = layout;
      await chat.element.updateComplete;
      await chat.until(() => chat.root.querySelector('.prose')?.textContent?.includes('80 days'), layout);
      const isFloating = layout === 'drawer' || layout === 'popup';
      expect(chat.panel !== null, layout).to.equal(isFloating);
      if (isFloating) await chat.until(() => chat.isShown, `${layout}, open`);
    }
  });

  it('stands beside its launcher, wherever the page has put it', async () => {
    const chat = await (await mountFloating({})).opened();
    const { style } = chat.element;
    const corners = [
      ['auto 20px', 'auto 20px'],
      ['30px auto', 'auto 40px'],
      ['auto 30px', '24px auto'],
      ['12px auto', '12px auto'],
    ] as const;
    for (const direction of ['ltr', 'rtl']) {
      chat.element.dir = direction;
      for (const [block, inline] of corners) {
        style.setProperty('--unleash-chat-launcher-inset-block', block);
        style.setProperty('--unleash-chat-launcher-inset-inline', inline);
        dispatchEvent(new Event('resize'));
        const what = `${direction} ${block} / ${inline}`;
        const button = chat.launcher.getBoundingClientRect();
        const panel = chat.panel.getBoundingClientRect();
        const isAtTop = block.endsWith('auto');
        const isAtLeft = inline.endsWith('auto') === (direction === 'ltr');
        const gap = isAtTop ? panel.top - button.bottom : button.top - panel.bottom;
        expect(Math.round(gap), `${what}: gap`).to.equal(12);
        const edge = isAtLeft ? panel.left - button.left : panel.right - button.right;
        expect(Math.round(edge), `${what}: edge`).to.equal(0);
        expect(panel.top >= 0 && panel.bottom <= innerHeight && panel.left >= 0, `${what}: in view`).to.equal(true);
      }
    }
  });

  it('changes its size by the arrow keys, and by dragging', async () => {
    const chat = await (await mountFloating({})).opened();
    await chat.until(() => chat.part('resize'), 'the handle');
    const handle = chat.part('resize')!;
    const size = (): readonly number[] => [chat.panel.offsetWidth, chat.panel.offsetHeight];
    const [width, height] = size() as [number, number];
    chat.press('ArrowLeft', handle);
    chat.press('ArrowDown', handle);
    expect(size()).to.deep.equal([width + 24, height - 24]);
    const { left, top } = handle.getBoundingClientRect();
    const pointer = (type: string, x: number, y: number): boolean =>
      handle.dispatchEvent(new PointerEvent(type, { clientX: left + x, clientY: top + y, pointerId: 1, bubbles: true }));
    handle.setPointerCapture = () => undefined;
    pointer('pointerdown', 0, 0);
    pointer('pointermove', -20, 40);
    pointer('lostpointercapture', -20, 40);
    pointer('pointermove', -200, 40);
    expect(size()).to.deep.equal([width + 44, height - 64]);
    handle.dispatchEvent(new MouseEvent('dblclick'));
    expect(size()).to.deep.equal([width, height]);
  });

  it('draws its handle under the pointer and with keyboard focus only', async () => {
    const chat = await (await mountFloating({})).opened();
    await chat.until(() => chat.part('resize'), 'the handle');
    const handle = chat.part('resize')!;
    const opacity = (): string => getComputedStyle(handle, '::before').opacity;
    const pointAt = async (element: Element): Promise<void> => {
      const { left, top, width, height } = element.getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
      await chat.until(() => element.matches(':hover'), 'the pointer');
      await quiet(chat);
    };
    await pointAt(chat.panel);
    expect(opacity(), 'in the panel').to.equal('0');
    await pointAt(handle);
    await chat.until(() => opacity() === '1', 'the handle under the pointer');
    await pointAt(chat.panel);
    await chat.until(() => opacity() === '0', 'no handle');
    handle.focus({ focusVisible: true } as FocusOptions);
    await chat.until(() => opacity() === '1', 'the handle with focus');
    await sendMouse({ type: 'move', position: [1, 1] });
  });

  it('shows the icon of the page on its launcher', async () => {
    const chat = await mountFloating({});
    const icon = document.createElement('b');
    icon.slot = 'launcher-icon';
    chat.element.append(icon);
    expect(chat.launcher.querySelector('slot')!.assignedElements()[0] === icon).to.equal(true);
  });
});
