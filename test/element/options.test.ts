/** What hosts and frameworks assign to the element: missing, wrong and unknown values. */
import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, mountChat } from '../ui/harness.js';
import { optionsOfElement, readOptions, type OptionName } from '../../src/options.js';
import { UnleashChat } from '../../src/unleash-chat.js';

const names = Object.keys(optionsOfElement) as OptionName[];
const junk = [null, undefined, NaN, -1, 7, '', 'nonsense', true, {}, [], [7, null], () => 'x'] as const;

const withWarnings = (action: () => void): readonly string[] => {
  const { warn } = console;
  const warnings: string[] = [];
  console.warn = (text: string) => void warnings.push(text);
  try {
    action();
  } finally {
    console.warn = warn;
  }
  return warnings;
};

describe('the options of the element', () => {
  it('say once what is wrong, and never quote what may be a token', () => {
    const element = new UnleashChat();
    const options = readOptions<UnleashChat>(element);
    const assign = {
      theme: 'sepia',
      token: { secret: 'sk-1' },
      getToken: 'sk-2',
      headers: 'sk-3',
      historyLimit: 'many',
      starters: [7],
    };
    const warnings = withWarnings(() => {
      Object.assign(element, assign);
      for (let time = 0; time < 2; time++) for (const name of Object.keys(assign) as OptionName[]) void options[name];
    });
    expect(warnings).to.have.length(6);
    expect(warnings[0]).to.equal(
      '[unleash-chat] The option theme has a wrong value, so its default is used. Expected: auto or light or dark.',
    );
    expect(warnings[5]).to.contain('Expected: list of strings.');
    expect(warnings.join()).not.to.contain('sk-');
  });

  it('have the type of their default or one of their values, whatever is assigned', () => {
    const standard = readOptions<UnleashChat>(new UnleashChat());
    withWarnings(() => {
      for (const name of names) {
        const element = new UnleashChat();
        const options = readOptions<UnleashChat>(element);
        for (const value of junk) {
          (element as unknown as Record<string, unknown>)[name] = value;
          const read: unknown = options[name];
          const { values } = optionsOfElement[name] as { values?: readonly string[] };
          const what = `${name} = ${String(value)}`;
          if (values) expect(values, what).to.include(read);
          else if (standard[name] !== undefined) expect(typeof read, what).to.equal(typeof standard[name]);
          if (typeof read === 'number') expect(read, what).to.be.at.least(0);
          if (value === null || value === undefined) expect(read, what).to.deep.equal(standard[name]);
        }
      }
    });
  });

  it('that are lists have strings only', () => {
    const element = new UnleashChat();
    const options = readOptions<UnleashChat>(element);
    withWarnings(() => {
      for (const item of [7, null, undefined, {}, ['How much leave?']]) {
        Object.assign(element, { starters: ['How much leave?', item] });
        expect(options.starters, String(item)).to.deep.equal([]);
      }
    });
    Object.assign(element, { starters: ['How much leave?'] });
    expect(options.starters).to.deep.equal(['How much leave?']);
  });

  it('given as text count as what they say: numbers and user ids', () => {
    const element = new UnleashChat();
    const options = readOptions<UnleashChat>(element);
    Object.assign(element, { historyLimit: '500', persistKey: 42 });
    expect([options.historyLimit, options.persistKey]).to.deep.equal([500, '42']);
  });

  it('that are wrong leave a chat that answers', async () => {
    const { warn } = console;
    console.warn = () => undefined;
    const harmless = names.filter(
      (name) => !['endpoint', 'fetch', 'layout', 'token', 'getToken', 'tokenEndpoint'].includes(name),
    );
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...harmless), fc.constantFrom(...junk))), async (assignments) => {
          const { endpoint } = await createStreamFixture({ chunks: answerEvents });
          const chat = await mountChat({ endpoint, ...(Object.fromEntries(assignments) as object) });
          expect((await chat.element.send('How much leave?'))?.status).to.equal('done');
          expect(chat.markers).to.deep.equal(['1', '2']);
          chat.element.remove();
        }),
        { numRuns: 20 },
      );
    } finally {
      console.warn = warn;
      sessionStorage.clear();
    }
  });
});

describe('the attributes of the element', () => {
  it('are those that the host has set, and so are its children: a framework compares them with what its server has sent', async () => {
    const markups = [
      ...['inline', 'popup', 'drawer', 'page'].map((layout) => `<unleash-chat endpoint="/x" layout="${layout}"></unleash-chat>`),
      '<unleash-chat endpoint="/x" theme="auto" look="default" density="comfortable"></unleash-chat>',
      '<unleash-chat class="ours" theme="dark" look="paper" push=""><p slot="welcome">Hello</p></unleash-chat>',
    ];
    for (const markup of markups) {
      const place = document.createElement('div');
      place.innerHTML = markup;
      document.body.append(place);
      await place.querySelector('unleash-chat')!.updateComplete;
      expect(place.innerHTML).to.equal(markup);
      place.remove();
    }
  });

  it('never hold a key: nothing is sent, and the reason names the attribute only', async () => {
    for (const name of ['token', 'api-key', 'key']) {
      const answers = await createStreamFixture({ chunks: answerEvents });
      const chat = await mountChat({ endpoint: answers.endpoint });
      chat.element.setAttribute(name, 'sk-secret');
      const { error } = (await chat.element.send('How much leave?'))!;
      expect(error?.kind).to.equal('configuration');
      expect(error?.cause).to.contain(`\`${name}\``).and.contain('proxy').and.not.contain('sk-secret');
      expect(await answers.requests()).to.have.length(0);
    }
    sessionStorage.clear();
  });
});
