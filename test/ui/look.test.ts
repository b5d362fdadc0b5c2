import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
// Fetched before the first test begins.
import '../../src/ui/looks/adopt-looks.js';
import '../../src/ui/looks/bubbles.js';
import '../../src/ui/looks/compact.js';
import '../../src/ui/looks/paper.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { answerEvents, type ChatHarness, mountChat } from './harness.js';

const mount = async (settings: Partial<UnleashChat>, beforeDefined = true): Promise<ChatHarness> => {
  const { endpoint } = await createStreamFixture({ chunks: answerEvents });
  const chat = await mountChat({ endpoint, persist: 'none', theme: 'light', ...settings }, { beforeDefined });
  await chat.element.send('How much leave?');
  return chat;
};

/** What tells one look from another at a glance. */
function characterOf(chat: ChatHarness): Readonly<Record<string, string>> {
  const of = (name: string): CSSStyleDeclaration => getComputedStyle(chat.part(name)!);
  return {
    font: of('prose').fontFamily,
    size: of('prose').fontSize,
    corners: of('composer').borderTopLeftRadius,
    question: of('question').backgroundColor,
    answer: of('answer').backgroundColor,
    ground: of('panel').backgroundColor,
    marker: of('citation').backgroundColor,
  };
}

/** Everything that is written to the console while `act` runs. */
async function warningsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  const { warn } = console;
  const told: string[] = [];
  console.warn = (...words: unknown[]) => void told.push(words.join(' '));
  try {
    await act();
  } finally {
    console.warn = warn;
  }
  return told.filter((line) => line.startsWith('[unleash-chat]'));
}

describe('the look', () => {
  it('is another in each, and there when the chat is first seen', async () => {
    const characters = [];
    for (const look of ['default', 'paper', 'bubbles'] as const) {
      const element = document.createElement('unleash-chat');
      Object.assign(element, { look, persist: 'none', theme: 'light', endpoint: '/nowhere' });
      document.body.append(element);
      const first = await new Promise<string>((resolve) => {
        const watcher = new MutationObserver(() => {
          const panel = element.shadowRoot!.querySelector('.panel');
          if (!panel) return;
          watcher.disconnect();
          resolve(getComputedStyle(panel).fontFamily + getComputedStyle(panel).backgroundColor);
        });
        watcher.observe(element.shadowRoot ?? element.attachShadow({ mode: 'open' }), { childList: true, subtree: true });
      });
      element.remove();
      const chat = await mount({ look });
      const panel = getComputedStyle(chat.part('panel')!);
      expect(first, 'at first').to.equal(panel.fontFamily + panel.backgroundColor);
      characters.push(characterOf(chat));
    }
    const [usual, paper, bubbles] = characters as [Record<string, string>, Record<string, string>, Record<string, string>];
    for (const trait of ['font', 'corners', 'ground', 'question', 'marker'])
      expect(new Set(characters.map((character) => character[trait])).size, trait).to.equal(3);
    expect(paper['font']).to.match(/serif$/);
    expect(paper['question'], 'no bubble').to.equal('rgba(0, 0, 0, 0)');
    expect(usual['answer'], 'an answer is no bubble').to.equal('rgba(0, 0, 0, 0)');
    expect(bubbles['answer'], 'an answer is one too').not.to.equal('rgba(0, 0, 0, 0)');
  });

  it('changes while the chat is shown, however fast, and back', async () => {
    const chat = await mount({});
    const usual = characterOf(chat);
    chat.element.look = 'paper';
    await chat.until(() => /serif$/.test(characterOf(chat)['font']!), 'paper');
    for (const look of ['bubbles', 'paper', 'default', 'bubbles'] as const) {
      chat.element.look = look;
      await chat.element.updateComplete;
    }
    await chat.until(() => characterOf(chat)['answer'] !== usual['answer'], 'bubbles');
    chat.element.removeAttribute('look');
    // Colours may fade.
    await chat.until(() => JSON.stringify(characterOf(chat)) === JSON.stringify(usual), 'the default');
  });

  it('heeds what the host says first', async () => {
    for (const look of ['paper', 'bubbles'] as const) {
      const chat = await mount({ look });
      const { style } = chat.element;
      const own = { surface: 'rgb(1, 2, 3)', radius: '8px', font: 'Courier', 'font-size': '21px' };
      for (const [name, value] of Object.entries(own)) style.setProperty(`--unleash-chat-${name}`, value);
      const panel = getComputedStyle(chat.part('panel')!);
      expect([panel.backgroundColor, panel.fontFamily, panel.fontSize], look).to.deep.equal(['rgb(1, 2, 3)', 'Courier', '21px']);
    }
  });

  it('lets the marker stand out whose card or source is open', async () => {
    for (const look of ['paper', 'bubbles'] as const) {
      const chat = await mount({ look });
      const [marker] = chat.prose!.querySelectorAll<HTMLElement>('.citation > *');
      const looksOf = (): string => getComputedStyle(marker!).backgroundColor;
      marker!.style.transition = 'none';
      const usual = looksOf();
      // Their colours come with the card and the source: here, only what the look leaves to them.
      for (const state of ['data-open', 'data-reading']) {
        marker!.setAttribute(state, '');
        expect(looksOf(), `${look}, ${state}`).not.to.equal(usual);
        marker!.removeAttribute(state);
      }
    }
  });

  it('is compact where it is asked to be: the same answer takes less room, in each', async () => {
    for (const look of ['default', 'paper', 'bubbles'] as const) {
      const roomy = await mount({ look });
      const height = roomy.part('transcript')!.firstElementChild!.getBoundingClientRect().height;
      const usual = characterOf(roomy);
      roomy.element.density = 'compact';
      await roomy.until(() => characterOf(roomy)['size'] !== usual['size'], 'compact type');
      const compact = await mount({ look, density: 'compact' });
      expect(characterOf(compact), 'set before or after').to.deep.equal(characterOf(roomy));
      const room = [...compact.part('transcript')!.firstElementChild!.children].map((turn) => turn.getBoundingClientRect());
      expect(room.at(-1)!.bottom - room[0]!.top, look).to.be.below(height * 0.9);
    }
  });

  it('that nobody knows is the default, and the console says so once', async () => {
    const usual = characterOf(await mount({}));
    const told = await warningsOf(async () => {
      for (let time = 0; time < 2; time += 1) {
        const chat = await mount({ look: 'brutalist' as 'default', density: 'airy' as 'comfortable' });
        expect(characterOf(chat)).to.deep.equal(usual);
      }
      const chat = await mount({ look: null as never, density: null as never });
      expect(characterOf(chat), 'as frameworks empty it').to.deep.equal(usual);
    });
    expect(told).to.have.members([
      '[unleash-chat] The option density has a wrong value, so its default is used. Expected: comfortable or compact.',
      '[unleash-chat] The option look has a wrong value, so its default is used. Expected: default or paper or bubbles.',
    ]);
  });
});
