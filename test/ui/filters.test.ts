import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { createStreamFixture, type StreamFixture } from '../fixtures/stream-fixture.js';
import { mountChat, type ChatHarness } from './harness.js';

const answer = { type: 'Message', role: 'Assistant', parts: [{ type: 'Text', text: 'Eighty days.' }] };
const kinds = { confluence: ['text'] };
const allStats = {
  appId: kinds,
  type: kinds,
  createdBy: kinds,
  fromTime: kinds,
  untilTime: kinds,
  status: kinds,
};
const values: Readonly<Record<string, readonly string[]>> = {
  appId: ['confluence', 'googledrive', 'jira'],
  type: ['page', 'issue'],
  createdBy: Array(60)
    .fill('')
    .map((_, index) => `author-${index}@acme.example`),
};

interface Asked {
  readonly path: string;
  readonly body: { readonly name?: string; readonly query?: string; readonly limit?: number; readonly assistantId?: string };
  readonly signal: AbortSignal;
}

describe('the filters above the field', () => {
  let chat: ChatHarness;
  let answers: StreamFixture;
  let asked: Asked[];
  /** In place of the API, where a test needs another one. */
  let respond: (request: Asked) => Response | Promise<Response> | undefined;

  const api = ({ path, body }: Asked): Response => {
    if (path === '/filters/stats') return Response.json({ availableFilters: allStats });
    const found = values[body.name!]!.filter((value) => value.includes(body.query ?? '')).slice(0, body.limit);
    return Response.json({ options: found.map((value) => ({ value })) });
  };

  beforeEach(() => {
    asked = [];
    respond = () => undefined;
  });

  const mount = async (settings: Partial<UnleashChat> = {}): Promise<void> => {
    answers = await createStreamFixture({ chunks: [`data: ${JSON.stringify(answer)}\n\n`] });
    chat = await mountChat({
      endpoint: answers.endpoint,
      apiVersion: 'v1',
      persist: 'session',
      persistKey: crypto.randomUUID(),
      fetch: async (input, init) => {
        const path = /\/filters(\/stats)?$/.exec(String(input))?.[0];
        if (path === undefined) return fetch(input, init);
        const request = { path, body: JSON.parse(String(init!.body)) as Asked['body'], signal: init!.signal! };
        asked.push(request);
        return (await respond(request)) ?? api(request);
      },
      ...settings,
    });
    if (chat.element.apiVersion === 'v1') await chat.until(() => chat.part('choose-filters'), 'the button');
  };

  const textOf = (element: Element | null): string => element!.textContent!.replace(/\s+/g, ' ').trim();
  const button = (name: string): HTMLElement =>
    [...chat.root.querySelectorAll<HTMLElement>('.filter-bar button')].find((each) => textOf(each) === name)!;
  const fields = (): readonly string[] => [...chat.root.querySelectorAll('.filter-fields > button')].map(textOf);
  const options = (): readonly string[] => [...chat.root.querySelectorAll('.filter-values li')].map(textOf);
  const option = (name: string): HTMLInputElement =>
    [...chat.root.querySelectorAll('.filter-values label')].find((each) => textOf(each) === name)!.querySelector('input')!;
  const chips = (): readonly string[] => [...chat.root.querySelectorAll('.filter-bar [part="filter"]')].map(textOf);
  const note = (): string => [...chat.root.querySelectorAll('.filter-note')].map(textOf).join('');
  const open = async (field?: string): Promise<void> => {
    if (!chat.part('filter-choices')) chat.click('choose-filters');
    await chat.until(() => fields()[0], 'the filters');
    if (field === undefined) return;
    button(field).click();
    await chat.until(() => chat.root.querySelector('.filter-section') && !note().includes('Loading'), 'the values');
  };
  const choose = async (field: string, name: string): Promise<void> => {
    await open(field);
    option(name).click();
    await chat.element.updateComplete;
    button(field).click();
    await chat.element.updateComplete;
  };
  const submit = async (question: string): Promise<void> => {
    const before = chat.element.conversation.messages.length;
    chat.type(question);
    chat.press('Enter');
    await chat.until(
      () =>
        chat.element.conversation.messages.length === before + 2 && isEnded(chat.element.conversation.messages.at(-1)!.status),
      'an answer',
    );
  };
  const isEnded = (status: string): boolean => status === 'done' || status === 'failed';
  const filtersSent = async (): Promise<readonly unknown[]> =>
    (await answers.requests()).map(
      ({ body }) => (JSON.parse(body) as { enterpriseSearch?: { filters: unknown } }).enterpriseSearch?.filters,
    );

  it('are offered with v1 alone, and nothing is asked of the API before they are opened', async () => {
    await mount();
    await submit('How much leave?');
    expect(asked).to.deep.equal([]);
    chat.element.apiVersion = 'v2';
    await chat.until(() => !chat.part('choose-filters'), 'no button');
    chat.element.apiVersion = 'v1';
    await chat.until(() => chat.part('choose-filters'), 'the button');
    chat.element.assistantId = 'hr';
    await chat.until(() => chat.questions.length === 0, 'its own conversation');
    await open();
    expect(fields()).to.deep.equal(['App', 'Type', 'Author', 'Date']);
    expect(asked.map(({ path, body }) => [path, body])).to.deep.equal([['/filters/stats', { assistantId: 'hr' }]]);
    await mount({ apiVersion: 'v2' });
    await chat.element.send('And twins?');
    expect(chat.part('choose-filters') === null).to.equal(true);
  });

  it('stay in force until they are removed, and are shown with the questions', async () => {
    await mount();
    const announced: string[] = [];
    chat.element.addEventListener('unleash-send', ({ filters }) =>
      announced.push(filters.map(({ name, value }) => `${name}=${value}`).join()),
    );
    await choose('App', 'Google Drive');
    await choose('App', 'Jira');
    await choose('Type', 'page');
    expect(chips()).to.deep.equal(['App: Google Drive', 'App: Jira', 'Type: page']);
    await submit('How much leave?');
    await submit('And twins?');
    chat.root.querySelector<HTMLElement>('[aria-label="Remove: App: Jira"]')!.click();
    await chat.until(() => chips().length === 2, 'one less');
    expect(chat.root.activeElement === chat.input, 'the field has the focus').to.equal(true);
    await submit('Who decides?');
    button('Clear all').click();
    await chat.until(() => !chips()[0], 'none');
    await submit('Who pays?');
    const two = { appId: ['googledrive', 'jira'], type: ['page'] };
    expect(await filtersSent()).to.deep.equal([two, two, { appId: ['googledrive'], type: ['page'] }, undefined]);
    expect(announced[0]).to.equal('appId=googledrive,appId=jira,type=page');
    const shown = chat.parts('question').map((question) => [...question.querySelectorAll('[part="filter"]')].map(textOf));
    const all = ['App: Google Drive', 'App: Jira', 'Type: page'];
    expect(shown).to.deep.equal([all, all, ['App: Google Drive', 'Type: page'], []]);
    expect(await chat.element.exportConversation('markdown')).to.include('> App: Google Drive');
  });

  it('are those of the conversation: a new one has none, a restored one has those of its last question', async () => {
    await mount();
    await choose('App', 'Jira');
    await submit('How much leave?');
    const { endpoint, persistKey } = chat.element;
    const again = await mountChat({ endpoint, persistKey, apiVersion: 'v1' });
    await again.until(() => again.root.querySelector('.filter-bar [part="filter"]'), 'the filter');
    again.element.newConversation();
    await again.until(() => !again.part('filter'), 'none');
    expect(again.part('choose-filters') === null).to.equal(false);
  });

  it('narrow those of the host, and never offer what the host excludes', async () => {
    await mount({ filters: { appId: ['jira', 'confluence'], type: ['page'], isStarred: true } });
    await open('App');
    expect(fields(), 'the type cannot be narrowed').to.deep.equal(['App', 'Author', 'Date']);
    expect(options()).to.deep.equal(['Jira', 'Confluence']);
    expect(asked.map(({ path }) => path)).to.deep.equal(['/filters/stats']);
    option('Jira').click();
    await chat.until(() => chips()[0], 'the filter');
    await submit('How much leave?');
    expect(await filtersSent()).to.deep.equal([{ appId: ['jira'], type: ['page'], isStarred: true }]);
    // The host may change its mind: what it excludes is not asked for, and nothing is asked of what it does not.
    chat.element.filters = { appId: ['confluence', 'googledrive'] };
    await submit('And twins?');
    expect(chat.element.conversation.messages.at(-1)!.error!.kind).to.equal('bad-request');
    expect(await filtersSent()).to.have.length(1);
  });

  it('find values while they are typed; only the last query counts', async () => {
    await mount();
    await open('Author');
    expect(options()).to.have.length(20);
    expect(note()).to.equal('Type to find more');
    let isHeld = true;
    respond = ({ body, signal }) =>
      body.query === '1' && isHeld
        ? new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
        : undefined;
    const search = chat.root.querySelector<HTMLInputElement>('.filter-search')!;
    expect(search.ariaLabel).to.equal('Find: Author');
    search.focus();
    await sendKeys({ type: '1' });
    await chat.until(() => asked.at(-1)!.body.query === '1', 'the first query');
    await sendKeys({ type: '7' });
    await chat.until(() => options().length === 1, 'the value');
    isHeld = false;
    expect(options()).to.deep.equal(['author-17@acme.example']);
    expect(note()).to.equal('');
    expect(asked.slice(-2).map(({ body, signal }) => [body, signal.aborted])).to.deep.equal([
      [{ name: 'createdBy', query: '1', limit: 20 }, true],
      [{ name: 'createdBy', query: '17', limit: 20 }, false],
    ]);
    await sendKeys({ type: 'x' });
    await chat.until(() => note() === 'Nothing found', 'nothing');
  });

  it('are chosen by Enter in the search: the first value of what is typed, also if it is not found yet', async () => {
    await mount();
    await open('Author');
    const search = chat.root.querySelector<HTMLInputElement>('.filter-search')!;
    const press = (init: KeyboardEventInit): boolean =>
      search.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }));
    await sendKeys({ press: 'Enter' });
    search.value = '4';
    press({ repeat: true });
    press({ isComposing: true });
    expect(chips(), 'nothing is typed, the key is held, or an input method has it').to.deep.equal([]);
    search.value = '';
    await sendKeys({ type: '17' });
    await sendKeys({ press: 'Enter' });
    await chat.until(() => chips()[0], 'the first filter');
    expect(chat.announcements.at(-1)).to.equal('Author: author-17@acme.example');
    // What is typed next replaces it.
    await sendKeys({ type: '23' });
    await chat.until(() => options().length === 1 && options()[0]!.includes('23'), 'the value');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    await chat.until(() => chips().length > 1, 'the second filter');
    expect(chips()).to.deep.equal(['Author: author-17@acme.example', 'Author: author-23@acme.example']);
    await sendKeys({ type: 'nobody' });
    await sendKeys({ press: 'Enter' });
    await chat.until(() => note() === 'Nothing found', 'nothing');
    expect(chips()).to.have.length(2);
    expect(chat.element.conversation.messages, 'no question was sent').to.deep.equal([]);
  });

  it('show at the end of a list that it goes on', async () => {
    await mount();
    await open('Author');
    const list = chat.root.querySelector('.filter-values')!.getBoundingClientRect();
    const cut = [...chat.root.querySelectorAll('.filter-values li')]
      .map((value) => value.getBoundingClientRect())
      .find(({ bottom }) => bottom > list.bottom)!;
    expect((list.bottom - cut.top) / cut.height).to.be.within(0.3, 0.7);
  });

  it('restrict the days', async () => {
    await mount({ filters: { fromTime: '2020-05-05T00:00:00.000Z' } });
    await open('Date');
    const [from, to] = [...chat.root.querySelectorAll<HTMLInputElement>('.filter-days input')];
    const set = (input: HTMLInputElement, value: string): void => {
      input.value = value;
      input.dispatchEvent(new Event('change'));
    };
    set(from!, '2026-02-26');
    await chat.until(() => chips().length === 1, 'the first day');
    set(to!, '2026-03-31');
    await chat.until(() => chips().length === 2, 'the last day');
    expect(chips()).to.deep.equal(['Since Feb 26, 2026', 'Until Mar 31, 2026']);
    await submit('How much leave?');
    // The host's start is earlier; the last day is let through as a whole.
    const times = { fromTime: new Date(2026, 1, 26).toISOString(), untilTime: new Date(2026, 3, 1).toISOString() };
    expect(await filtersSent()).to.deep.equal([times]);
    set(from!, '2019-01-01');
    await chat.until(() => chips().includes('Since Jan 1, 2019'), 'an earlier day');
    await submit('And twins?');
    expect((await filtersSent()).at(-1)).to.deep.equal({ ...times, fromTime: '2020-05-05T00:00:00.000Z' });
    button('Past week').click();
    await chat.until(() => chips().length === 1, 'the last days alone');
    expect(button('Past week').ariaPressed).to.equal('true');
    const week = new Date();
    week.setHours(0, 0, 0, 0);
    week.setDate(week.getDate() - 7);
    await submit('Who pays?');
    expect((await filtersSent()).at(-1)).to.deep.equal({ fromTime: week.toISOString() });
    set(from!, '');
    await chat.until(() => !chips()[0], 'none');
  });

  it('are worked by keyboard; Escape closes one thing at a time', async () => {
    await mount({ layout: 'popup', open: true });
    await chat.until(() => chat.part('choose-filters')?.checkVisibility(), 'the panel');
    const focused = (): string => textOf(chat.root.activeElement);
    chat.part('choose-filters')!.focus();
    await sendKeys({ press: 'Enter' });
    await chat.until(() => chat.root.activeElement?.closest('.filter-fields'), 'the filters have the focus');
    expect(focused()).to.equal('App');
    await sendKeys({ press: 'Enter' });
    await chat.until(() => chat.root.activeElement?.matches('.filter-search'), 'the search has the focus');
    expect(button('App').ariaExpanded).to.equal('true');
    await sendKeys({ type: 'jira' });
    await chat.until(() => options().length === 1, 'the value');
    option('Jira').focus();
    await sendKeys({ press: ' ' });
    await chat.until(() => chips()[0], 'the filter');
    await sendKeys({ press: 'Escape' });
    await chat.until(() => !chat.root.querySelector('.filter-section'), 'the values are closed');
    expect(focused()).to.equal('App');
    await sendKeys({ press: 'Escape' });
    await chat.until(() => !chat.part('filter-choices'), 'the filters are closed');
    expect(focused()).to.equal('Filter');
    expect(chat.element.open).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await chat.until(() => !chat.element.open, 'the panel is closed');
  });

  it('are accessible', async () => {
    await mount();
    await choose('Type', 'page');
    await choose('Type', 'issue');
    expect(chat.input.getAttribute('aria-describedby')!.split(' ')).to.include('filters');
    await expect(chat.element).shadowDom.to.be.accessible();
    await open('App');
    await expect(chat.element).shadowDom.to.be.accessible();
    await open('Date');
    await expect(chat.element).shadowDom.to.be.accessible();
    for (const each of chat.root.querySelectorAll<HTMLElement>('.filter-bar button, .filter-bar label')) {
      const { width, height } = each.getBoundingClientRect();
      expect(Math.min(width, height), textOf(each)).to.be.at.least(24);
    }
  });

  it('disappear where the API has none, without an error', async () => {
    for (const response of [
      () => new Response('', { status: 404 }),
      () => Response.json({ availableFilters: null }),
      () => Response.json({ availableFilters: { status: kinds, appId: {}, untilTime: kinds, ['__proto__']: kinds } }),
    ]) {
      await mount();
      respond = response;
      chat.part('choose-filters')!.focus();
      chat.click('choose-filters');
      await chat.until(() => !chat.part('choose-filters'), 'no button');
      expect(chat.root.activeElement === chat.input, 'the field has the focus').to.equal(true);
      expect(chat.root.querySelector('.filter-bar') === null).to.equal(true);
      chat.element.newConversation();
      await chat.element.updateComplete;
      expect(chat.part('choose-filters') === null).to.equal(true);
    }
    respond = () => undefined;
    chat.element.assistantId = 'another';
    await chat.until(() => chat.part('choose-filters'), 'another assistant may have some');
  });

  it('say what could not be loaded, and load it again', async () => {
    await mount();
    respond = () => new Response('', { status: 500 });
    chat.click('choose-filters');
    await chat.until(() => note().startsWith('The filters could not be loaded.'), 'the sentence');
    respond = () => undefined;
    button('Try again').focus();
    button('Try again').click();
    await chat.until(() => fields()[0], 'the filters');
    expect(textOf(chat.root.activeElement), 'the focus moves on').to.equal('App');
    respond = () => new Response('', { status: 503 });
    button('App').click();
    await chat.until(() => note().startsWith('The filters could not be loaded.'), 'the sentence');
    respond = () => undefined;
    button('Try again').focus();
    button('Try again').click();
    expect(chat.root.activeElement!.matches('.filter-search'), 'the focus moves on').to.equal(true);
    await chat.until(() => options().length === 3, 'the values');
  });

  it('show values of any kind as they are, and leave out what is too long', async () => {
    const hostile = ['<img src=x onerror=alert(1)>', 'a\u202eb', 'x'.repeat(1_001), '__proto__'];
    await mount();
    respond = ({ path }) =>
      path === '/filters' ? Response.json({ options: [...hostile, '__proto__'].map((value) => ({ value })) }) : undefined;
    await open('Type');
    expect(options()).to.deep.equal([hostile[0], 'a[U+202E]b', '__proto__']);
    for (const name of options()) option(name).click();
    await chat.until(() => chips().length === 3, 'the filters');
    expect(chips()[1]).to.equal('Type: a[U+202E]b');
    await submit('How much leave?');
    expect(await filtersSent()).to.deep.equal([{ type: [hostile[0], hostile[1], '__proto__'] }]);
  });

  it('of a stored conversation are only those that could have been chosen, and do not lift those of the host', async () => {
    await mount({ filters: { appId: ['wiki', 'drive'] } });
    await chat.element.send('How much leave?');
    const data = JSON.parse(await chat.element.exportConversation('json')) as {
      conversation?: { messages: { filters?: unknown }[] };
      messages?: { filters?: unknown }[];
    };
    const [question] = (data.conversation ?? data).messages!;
    const label = 'Handbook';
    question!.filters = [
      { name: 'appId', value: 'secret', label },
      { name: 'appId', value: 'wiki', label },
      { name: 'isStarred', value: 'true', label },
      { name: '__proto__', value: 'x', label },
      { name: 'constructor', value: 'x', label },
      { name: 'type', value: 'x'.repeat(1_001), label },
      { name: 'type', value: 7, label },
      { name: 'fromTime', value: 'now', label },
      { name: 'untilTime', value: '2026-01-01T00:00:00.000Z', label: '\u202elater' },
    ];
    await chat.element.loadConversation(data);
    await chat.until(() => chips()[0], 'the filters');
    expect(chips()).to.deep.equal(['App: Handbook', 'App: Handbook', 'Date: [U+202E]later']);
    await chat.element.retry();
    expect((await filtersSent()).at(-1)).to.deep.equal({ appId: ['wiki'], untilTime: '2026-01-01T00:00:00.000Z' });
  });
});
