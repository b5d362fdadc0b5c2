import { expect } from '@open-wc/testing';
import { pageModule } from '../fixtures/page-module.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { FloatingChat, clearPage } from '../layouts/floating-chat.js';
import { answerEvents } from '../ui/harness.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

/** Opens a page with the element, but without the script that defines it. `define` adds the script. */
const openWithoutScript = async (
  attributes: string,
): Promise<{ page: Document; element: UnleashChat; define: () => Promise<FloatingChat> }> => {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'inline-size: 900px; block-size: 700px; border: 0';
  frame.srcdoc = `<!doctype html><html lang="en"><head><title>A page</title></head><body><input><unleash-chat ${attributes}></unleash-chat></body></html>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument!;
  const element = page.querySelector<UnleashChat>('unleash-chat')!;
  const define = async (): Promise<FloatingChat> => {
    const script = page.createElement('script');
    script.type = 'module';
    script.src = pageModule('src/index');
    page.head.append(script);
    await frame.contentWindow!.customElements.whenDefined('unleash-chat');
    const chat = new FloatingChat(element);
    await element.updateComplete;
    await chat.until(() => chat.root.querySelector('textarea'), 'the field');
    return chat;
  };
  return { page, element, define };
};

describe('before the element is defined', () => {
  afterEach(() => {
    document.querySelector('iframe')?.remove();
    clearPage();
  });

  it('attributes and properties can be set; properties take precedence', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const { element, define } = await openWithoutScript(
      `endpoint="/nowhere" heading="Of the attribute" placeholder="What is it?" disclaimer="May be wrong" theme="dark" persist="none" history-limit="0"`,
    );
    Object.assign(element, {
      endpoint: answers.endpoint,
      heading: 'Of the property',
      starters: ['First?', 'Second?'],
      draft: 'Half a quest',
      strings: { send: 'Ask away' },
      headers: { 'x-of-the-page': 'yes' },
    } satisfies Partial<UnleashChat>);
    const chat = await define();
    await chat.until(() => chat.input, 'the composer');
    await element.updateComplete;
    expect(chat.part('header')!.textContent).to.include('Of the property');
    expect([...chat.root.querySelectorAll('[part~="starter"]')].map(({ textContent }) => textContent!.trim())).to.deep.equal([
      'First?',
      'Second?',
    ]);
    expect(chat.field.value).to.equal('Half a quest');
    expect(chat.field.placeholder).to.equal('What is it?');
    expect(chat.part('send')!.ariaLabel).to.equal('Ask away');
    expect(chat.part('disclaimer')!.textContent).to.include('May be wrong');
    expect(element.historyLimit).to.equal(0);
    expect(getComputedStyle(chat.part('panel')!).colorScheme).to.equal('dark');
    expect((await element.send('How much leave?'))!.status).to.equal('done');
    const [request] = await answers.requests();
    expect(request!.headers['x-of-the-page']).to.equal('yes');
  });

  for (const layout of ['popup', 'drawer'] as const) {
    it(`the attribute open opens a ${layout} without moving the focus`, async () => {
      const { page, define } = await openWithoutScript(`open layout="${layout}" push endpoint="/unleash" persist="none"`);
      const input = page.querySelector('input')!;
      input.focus();
      const chat = await define();
      await chat.until(() => chat.isShown && chat.input, 'the chat');
      expect(page.activeElement === input, 'the focus').to.equal(true);
      expect(chat.element.open).to.equal(true);
    });
  }

  it('the properties layout and open open a popup', async () => {
    const { element, define } = await openWithoutScript('endpoint="/unleash" persist="none"');
    Object.assign(element, { layout: 'popup', open: true });
    const chat = await define();
    await chat.until(() => chat.isShown, 'the panel');
    expect([element.getAttribute('layout'), element.hasAttribute('open')]).to.deep.equal(['popup', true]);
  });
});
