import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { event, found, mountChat, resource, type ChatHarness } from './harness.js';

const leave = [
  '# Parental leave\n\nParents get 80 days of paid leave for each child, to be taken within two years.\n\nTell your manager three months before.',
  '## Twins\n\nWith twins there are 20 days more. The days are given once, however many children are born on the same day.',
];
const travel = [
  '# Travel\n\nTake the train. For journeys of more than six hours you may fly.\n\nHotels cost up to 140 euros a night.',
];
const rooms = [
  '# Rooms\n\nMeeting rooms are booked in the calendar.\n\n## Visitors\n\nFor visitors, meeting rooms are booked in the calendar by the front desk.',
];
const texts = [
  'Parents get 80 days of paid leave for each child.',
  ' Hotels may cost up to 140 euros a night.',
  ' The works council approves every request in writing.',
  ' Rivers rise in spring.',
  ' When it takes more than six hours by rail, book a flight.',
  ' Meeting rooms are booked in the calendar.',
];
const positions = texts.map((_, index) => texts.slice(0, index + 1).join('').length);
const web = { id: 'w', url: 'https://law.example/', title: 'The law', description: 'What the law says.' };
const events = [
  found(
    resource('leave', 'Parental leave'),
    resource('travel', 'Travel'),
    resource('secret', 'Board minutes'),
    resource('empty', 'Empty'),
    resource('rooms', 'Rooms'),
  ),
  event({ tool: { response: { name: 'web', toolId: 'call-2', resources: { webSearch: { sources: [web] } } } } }),
  event({ text: texts.join('') }),
  event({ reference: { referenceIds: ['leave'], position: positions[0] } }),
  // A wrong footnote: the hotels are in the other source.
  event({ reference: { referenceIds: ['leave'], position: positions[1] } }),
  event({ reference: { referenceIds: ['travel'], position: positions[2] } }),
  event({ reference: { referenceIds: ['secret', 'w', 'empty'], position: positions[3] } }),
  event({ reference: { referenceIds: ['travel'], position: positions[4] } }),
  event({ reference: { referenceIds: ['rooms'], position: positions[5] } }),
];

describe('the passage of a citation', () => {
  let chat: ChatHarness;
  let asked: string[];

  const contents: Readonly<Record<string, readonly string[]>> = { leave, travel, rooms, empty: [] };

  /** The host's own fetch, which answers for the contents. */
  const fetchWithContents: typeof fetch = async (input, init) => {
    const id = /\/resources\/([^/]+)\/content$/.exec(String(input))?.[1];
    if (id === undefined) return fetch(input, init);
    asked.push(id);
    const parts = contents[id]?.map((content) => ({ content }));
    return parts ? Response.json({ parts }) : Response.json({ status: 403, title: 'Forbidden' }, { status: 403 });
  };

  const markers = (): readonly HTMLElement[] => [...chat.prose!.querySelectorAll<HTMLElement>('.citation > *')];
  const card = (): HTMLElement | null => chat.root.querySelector('.citation-card:popover-open [part="citation-card"]');
  const reader = (): HTMLElement | null => chat.part('source-reader');
  const marked = (): string => [...(reader()?.querySelectorAll('mark') ?? [])].map(({ textContent }) => textContent).join('');

  const openCard = async (index: number): Promise<void> => {
    chat.part('transcript')!.focus();
    const marker = markers()[index]!;
    for (let press = 0; chat.root.activeElement !== marker && press < 20; press++) await sendKeys({ press: 'Tab' });
    await chat.until(() => card(), `the card of marker ${index}`);
  };
  const settledCard = async (index: number): Promise<string> => {
    await openCard(index);
    await chat.until(() => !card()!.textContent!.includes('Reading the source'), 'the place of the statement');
    return card()!.textContent!.replace(/\s+/g, ' ');
  };
  const openReader = async (index: number): Promise<void> => {
    await settledCard(index);
    await sendKeys({ press: ' ' });
    await chat.until(() => reader(), 'the reader');
  };

  beforeEach(async () => {
    asked = [];
    const answers = await createStreamFixture({ chunks: events });
    chat = await mountChat({ endpoint: answers.endpoint, fetch: fetchWithContents });
    await chat.element.send('How much leave?');
  });

  it('is asked for when somebody looks at a citation, and never before; a source once', async () => {
    expect(asked).to.deep.equal([]);
    await settledCard(0);
    expect(asked).to.deep.equal(['leave']);
    await sendKeys({ press: 'Escape' });
    await settledCard(0);
    await openReader(0);
    expect(asked).to.deep.equal(['leave']);
  });

  it('stands in the card', async () => {
    await settledCard(0);
    expect(card()!.querySelector('[part~="passage"] mark')!.textContent!.trim()).to.equal(
      'Parents get 80 days of paid leave for each child, to be taken within two years.',
    );
    expect(markers()[0]!.getAttribute('aria-describedby')).to.equal(card()!.querySelector('[part~="passage"]')!.id);
  });

  it('is named where it stands in another source of the answer', async () => {
    expect(await settledCard(1)).to.include('Found in “Travel”, not seen in “Parental leave”');
    expect(card()!.querySelector('mark')!.textContent!.trim()).to.equal('Hotels cost up to 140 euros a night.');
    await openReader(1);
    expect(reader()!.querySelector('h2')!.textContent).to.equal('Travel');
    await chat.until(() => marked() !== '', 'the mark');
    expect(marked()).to.include('140 euros');
  });

  it('is not claimed where it was not seen, and how much was read is said', async () => {
    expect(await settledCard(2)).to.include('Not seen in the text that could be read (3 paragraphs)');
    expect(card()!.querySelector('[part~="passage"]')).to.equal(null);
  });

  it('is shown as the nearest where it may or may not be said', async () => {
    expect(await settledCard(6)).to.include('The nearest passage in 3 paragraphs that could be read');
    expect(card()!.querySelector('mark')!.textContent!.trim()).to.equal('For journeys of more than six hours you may fly.');
    await openReader(6);
    await chat.until(() => marked() !== '', 'the mark');
    expect(reader()!.textContent).to.include('The nearest passage');
  });

  it('is not there for a source that is refused; question and answer stay as they are', async () => {
    expect(await settledCard(3)).to.include('The text of this source cannot be read here');
    expect(chat.part('show-source')).to.equal(null);
    expect(chat.part('error')).to.equal(null);
    expect(chat.element.conversation.messages.map(({ status }) => status)).to.deep.equal(['done', 'done']);
  });

  it('is not asked for of a page of the web, whose description is shown', async () => {
    expect(await settledCard(4)).to.include('What the law says.');
    expect(asked).not.to.include('w');
  });

  it('is not asked for if the host does not want it', async () => {
    chat.element.sourcePassages = 'off';
    await openCard(0);
    expect(chat.part('show-source')).to.equal(null);
    expect(asked).to.deep.equal([]);
  });

  it('opens in its source by one key, and Escape leads back to the marker', async () => {
    await openReader(0);
    await chat.until(() => marked() !== '', 'the mark');
    expect(marked()).to.equal('Parents get 80 days of paid leave for each child, to be taken within two years.');
    expect(chat.root.activeElement!.ariaLabel, 'the text has the focus, so that keys scroll it').to.equal(
      'Source: Parental leave',
    );
    expect(reader()!.querySelector('a')!.href, 'the original, at the passage').to.equal(
      'https://wiki.example/leave#:~:text=Parents%20get%2080%20days%20of,be%20taken%20within%20two%20years.',
    );
    await chat.until(() => reader()!.textContent!.includes('With twins'), 'the rest of the text');
    await Promise.all(
      reader()!
        .getAnimations()
        .map(({ finished }) => finished),
    );
    await expect(chat.element).shadowDom.to.be.accessible();
    await sendKeys({ press: 'Escape' });
    expect(reader()).to.equal(null);
    expect(chat.root.activeElement).to.equal(markers()[0]);
  });

  it('opens as soon as its text is there, if its key was pressed before', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    chat.element.fetch = async (input, init) => {
      if (String(input).endsWith('/content')) await held;
      return fetchWithContents(input, init);
    };
    const scroller = chat.part('transcript')!;
    scroller.focus();
    const marker = markers()[0]!;
    for (let press = 0; chat.root.activeElement !== marker && press < 20; press++) await sendKeys({ press: 'Tab' });
    const before = scroller.scrollTop;
    await sendKeys({ press: ' ' });
    await chat.until(() => card()?.textContent!.includes('Reading the source'), 'the card');
    release();
    await chat.until(() => reader(), 'the reader');
    expect(scroller.scrollTop, 'the key does not scroll').to.equal(before);
    // From the source to the card, and from the card to the marker.
    for (let press = 0; press < 2; press++) await sendKeys({ press: 'Escape' });
    expect(card() === null, 'nothing is open').to.equal(true);
    expect(chat.root.activeElement === marker, 'the focus is at the marker').to.equal(true);
    await sendKeys({ press: ' ' });
    await chat.until(() => reader(), 'the reader again');
  });

  describe('for screen readers', () => {
    const described = (): string =>
      (markers()[1]!.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => chat.root.getElementById(id)?.textContent)
        .join(' ');
    const announced = (): string => card()!.querySelector('[role="status"]')?.textContent ?? '';

    it('is announced as it comes, and not described a second time', async () => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      chat.element.fetch = async (input, init) => {
        if (String(input).endsWith('/content')) await held;
        return fetchWithContents(input, init);
      };
      await openCard(1);
      expect(announced()).to.include('Reading the source');
      expect(described()).not.to.include('Reading the source');
      release();
      await chat.until(() => announced().includes('Found in'), 'the note');
      expect(described()).to.include('140 euros');
      expect(described()).not.to.include('Found in');
    });

    it('is described by its note and its words, and not announced, if they are known', async () => {
      // Where a source cannot be read, it is asked for again with each card.
      chat.element.fetch = async (input, init) => {
        const response = await fetchWithContents(input, init);
        return response.status === 403 ? Response.json({ parts: [] }) : response;
      };
      await settledCard(1);
      await sendKeys({ press: 'Escape' });
      await openCard(1);
      expect(described()).to.match(/Found in “Travel”, not seen in “Parental leave”.*140 euros/s);
      expect(announced()).to.equal('');
    });
  });

  it('has no way to a source without a text', async () => {
    await settledCard(5);
    expect(card()!.textContent).to.include('This source has no text.');
    expect(chat.part('show-source')).to.equal(null);
  });

  it('is not claimed to be unseen in what is no text of a source', async () => {
    const bodies = [
      '{"parts":[{"content":"# Parents get',
      'null',
      '{}',
      '{"parts":"text"}',
      '{"parts":[{"content":{"text":"x"}}]}',
    ];
    for (const body of bodies) {
      chat.element.fetch = (input, init) =>
        String(input).endsWith('/content') ? Promise.resolve(new Response(body)) : fetchWithContents(input, init);
      expect(await settledCard(0), body).to.include('The text of this source cannot be read here');
      expect(chat.part('show-source'), body).to.equal(null);
      await sendKeys({ press: 'Escape' });
    }
    chat.element.fetch = fetchWithContents;
    expect(await settledCard(0)).to.include('80 days');
  });

  it('opens in a text with half of a surrogate pair', async () => {
    chat.element.fetch = (input, init) =>
      String(input).endsWith('/leave/content')
        ? Promise.resolve(new Response('{"parts":[{"content":"Parents \\ud83d get 80 days of paid leave for each child."}]}'))
        : fetchWithContents(input, init);
    await openReader(0);
    await chat.until(() => marked() !== '', 'the mark');
    expect((await chat.element.send('More?'))?.status).to.equal('done');
  });

  it('closes when the host does not want it any more', async () => {
    await openReader(0);
    chat.element.sourcePassages = 'off';
    await chat.until(() => !reader(), 'no reader');
  });

  it('is not waited for by an element that was removed', async () => {
    let signal: AbortSignal | null | undefined;
    chat.element.fetch = (input, init) => {
      if (!String(input).endsWith('/content')) return fetchWithContents(input, init);
      signal = init?.signal;
      return new Promise(() => undefined);
    };
    await openCard(0);
    await chat.until(() => signal, 'the request');
    const { parentElement } = chat.element;
    parentElement!.append(chat.element);
    await new Promise((resolve) => setTimeout(resolve));
    expect(signal!.aborted, 'moved').to.equal(false);
    chat.element.remove();
    await chat.until(() => signal!.aborted, 'an aborted request');
  });

  it('makes way for whoever goes to the field that it covers', async () => {
    chat.element.style.inlineSize = '500px';
    await openReader(0);
    chat.input.focus();
    expect(reader() === null).to.equal(true);
    expect(chat.root.activeElement === chat.input).to.equal(true);
  });

  it('stands beside the answer where both have room', async () => {
    chat.element.style.inlineSize = '1000px';
    await openReader(0);
    chat.input.focus();
    expect(reader() === null, 'it covers no field').to.equal(false);
    expect(reader()!.getBoundingClientRect().left).to.be.at.least(chat.input.getBoundingClientRect().right);
  });

  it('is told to the host, who can show the source in a way of its own', async () => {
    const opened: (string | undefined)[] = [];
    chat.element.addEventListener('unleash-source-open', (opening) => {
      opened.push(opening.source.title, opening.passage?.trim(), opening.requestId);
      opening.preventDefault();
    });
    await settledCard(0);
    await sendKeys({ press: ' ' });
    await chat.until(() => opened.length > 0, 'the event');
    expect(opened.slice(0, 2)).to.deep.equal([
      'Parental leave',
      'Parents get 80 days of paid leave for each child, to be taken within two years.',
    ]);
    expect(reader()).to.equal(null);
  });

  it('is one of several, a key away, whose number is said', async () => {
    await openReader(7);
    await chat.until(() => marked() !== '', 'the mark');
    const first = marked();
    const said = (): string => reader()!.querySelector('[part="source-passages"] [role="status"]')!.textContent!;
    const [previous, next] = reader()!.querySelectorAll<HTMLElement>('[part="source-passages"] button');
    const all = Number(/of (\d+)$/.exec(said())![1]);
    expect(all).to.be.greaterThan(1);
    expect(said()).to.equal(`Passage 1 of ${all}`);
    await sendKeys({ press: 'ArrowLeft' });
    expect(said(), 'there is none before the first').to.equal(`Passage 1 of ${all}`);
    await sendKeys({ press: 'ArrowRight' });
    await chat.until(() => said() === `Passage 2 of ${all}`, 'the second');
    expect(marked()).not.to.equal(first);
    next!.focus();
    for (let press = 0; press < all; press++) await sendKeys({ press: 'Enter' });
    expect(said()).to.equal(`Passage ${all} of ${all}`);
    expect(next!.getAttribute('aria-disabled')).to.equal('true');
    expect(chat.root.activeElement === next, 'the focus').to.equal(true);
    expect(previous!.getAttribute('aria-keyshortcuts')).to.equal('ArrowLeft');
  });

  it('leaves the keys to a viewer of the host in the slot', async () => {
    const viewer = document.createElement('input');
    viewer.slot = 'source-viewer';
    viewer.value = 'page 1';
    chat.element.append(viewer);
    await openReader(7);
    viewer.focus();
    viewer.setSelectionRange(0, 0);
    await sendKeys({ press: 'ArrowRight' });
    expect(viewer.selectionStart).to.equal(1);
    expect(reader()!.textContent).to.include('Passage 1 of');
  });

  it('is a key away in the other direction where texts run from right to left', async () => {
    chat.element.dir = 'rtl';
    await openReader(7);
    await sendKeys({ press: 'ArrowLeft' });
    await chat.until(
      () => /^Passage 2/.test(reader()!.querySelector('[part="source-passages"] span')!.textContent!),
      'the second',
    );
  });

  it('is asked for again after a failure of the network, and not after a refusal', async () => {
    const failing: typeof fetch = (input, init) => {
      if (!String(input).endsWith('/content')) return fetchWithContents(input, init);
      asked.push(String(input).includes('/leave/') ? 'leave' : 'other');
      return Promise.reject(new TypeError('Failed to fetch'));
    };
    chat.element.fetch = failing;
    expect(await settledCard(0)).to.include('cannot be read here');
    await sendKeys({ press: 'Escape' });
    chat.element.fetch = fetchWithContents;
    asked.length = 0;
    expect(await settledCard(0)).to.include('80 days');
    await settledCard(3);
    await sendKeys({ press: 'Escape' });
    await settledCard(3);
    expect(asked.filter((id) => id === 'secret')).to.have.length(1);
  });

  it('is forgotten with its conversation', async () => {
    await openReader(0);
    chat.element.newConversation();
    await chat.until(() => !reader(), 'no reader');
    await chat.element.send('How much leave?');
    await settledCard(0);
    expect(asked).to.deep.equal(['leave', 'leave']);
  });
});
