/** The manifest and the living element, compared in both directions. */
import { expect, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import manifest from '../../custom-elements.json';
import { conversationOf } from '../fixtures/conversation-of.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { clearPage, mountFloating, openWindow } from '../layouts/floating-chat.js';
import { answerEvents, event, mountChat, type ChatHarness } from '../ui/harness.js';
import { UnleashChat } from '../../src/unleash-chat.js';

const [declaration] = manifest.modules[0]!.declarations;
const element = declaration as Extract<typeof declaration, { readonly tagName: string }>;
const isStatic = (member: object): boolean => 'static' in member;
const instanceMembers = element.members.filter((member) => !isStatic(member));
const fields = instanceMembers.flatMap((member) => (member.kind === 'field' ? [member] : []));
const methods = element.members.flatMap((member) => (member.kind === 'method' ? [member.name] : []));

const namesOf = (items: readonly { readonly name: string }[]): readonly string[] => items.map(({ name }) => name).sort();
const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

/** An element with nothing but what Lit gives it. */
class PlainElement extends LitElement {
  static override readonly properties = {};
}
customElements.define('plain-element', PlainElement);

describe('attributes, properties and methods', () => {
  const plain = new PlainElement();

  it('of the manifest are those of the element', () => {
    expect(sorted(UnleashChat.observedAttributes)).to.deep.equal(namesOf(element.attributes));
    const listed = new Set(instanceMembers.map(({ name }) => name));
    const states = [...UnleashChat.elementProperties].filter(([, { state }]) => state).map(([name]) => name);
    // The first two are called by the browser, and `_$` is Lit's mark of its own. `focus()` overrides a method of HTMLElement;
    // those of Lit are not for users.
    const internal = new Set(['constructor', 'adoptedCallback', ...states]);
    const prototypes = [UnleashChat.prototype, Object.getPrototypeOf(UnleashChat.prototype) as object];
    const members = [...prototypes.flatMap(Object.getOwnPropertyNames), ...Object.keys(new UnleashChat())].filter(
      (name) => !internal.has(name) && !name.startsWith('_$') && (listed.has(name) || !(name in plain)),
    );
    expect(sorted(members)).to.deep.equal(sorted(listed));
  });

  it('that are static are those of the class, but for what Lit reads', () => {
    const ofLit = new Set(Reflect.ownKeys(PlainElement));
    const own = Object.getOwnPropertyNames(UnleashChat).filter((name) => !ofLit.has(name) && !(name in LitElement));
    expect(sorted(own)).to.deep.equal(namesOf(element.members.filter(isStatic)));
    expect(UnleashChat.version).to.match(/^\d+\.\d+\.\d+/);
  });

  it('can be called, read, and set unless they are read-only', () => {
    const chat = new UnleashChat() as UnleashChat & Record<string, unknown>;
    for (const name of methods) expect(chat[name], name).to.be.a('function');
    for (const { name, readonly } of fields as readonly { readonly name: string; readonly readonly?: boolean }[]) {
      expect(name in chat, name).to.equal(true);
      const value = {};
      expect(Reflect.set(chat, name, value), `${name} can be set`).to.equal(!readonly);
      if (!readonly) expect(chat[name], name).to.equal(value);
    }
  });

  it('that are attributes set their property, and are reflected if the manifest says so', async () => {
    for (const { name, fieldName, type } of element.attributes) {
      const chat = new UnleashChat() as UnleashChat & Record<string, unknown>;
      const [, choice] = /\| '([^']+)'$/.exec(type.text) ?? [];
      const text = choice ?? { number: '7', boolean: '' }[type.text] ?? 'text';
      chat.setAttribute(name, text);
      const value = { number: 7, boolean: true }[type.text] ?? text;
      expect(chat[fieldName], name).to.equal(value);
      chat.removeAttribute(name);
      const field = fields.find((each) => each.name === fieldName);
      chat[fieldName] = value;
      await (chat as unknown as { scheduleUpdate(): unknown }).scheduleUpdate();
      expect(chat.hasAttribute(name), `${name} is reflected`).to.equal(Boolean(field && 'reflects' in field));
    }
  });

  it('have the default of the manifest', () => {
    const chat = new UnleashChat() as UnleashChat & Record<string, unknown>;
    for (const { name, default: initial } of fields as readonly { readonly name: string; readonly default?: string }[])
      if (initial) expect(JSON.stringify(chat[name]) ?? 'undefined', name).to.equal(initial.replaceAll("'", '"'));
  });
});

/** What elements have shown and fired, in whatever state. */
class Seen {
  readonly parts = new Set<string>();
  readonly slots = new Set<string>();
  readonly events = new Set<string>();
  readonly styles = new Set<string>();

  watch(chat: HTMLElement): void {
    const root = chat.shadowRoot!;
    const look = (): void => {
      for (const { part } of root.querySelectorAll('[part]')) for (const name of part) this.parts.add(name);
      for (const { name } of root.querySelectorAll<HTMLSlotElement>('slot:not(.rendering > slot)')) this.slots.add(name);
      for (const { cssRules } of root.adoptedStyleSheets)
        for (const { cssText } of cssRules)
          for (const [name] of cssText.matchAll(/--unleash-chat-[a-z-]+/g)) this.styles.add(name);
    };
    look();
    new MutationObserver(look).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['part'] });
    chat.dispatchEvent = (fired) => {
      this.events.add(fired.type);
      return EventTarget.prototype.dispatchEvent.call(chat, fired);
    };
  }
}

const markdown = `## Leave

You get **80 days**, see [the page](https://wiki.example/leave).

\`\`\`js
${'const days = 80;\n'.repeat(30)}\`\`\`

| Country | Days |
| ------- | ---- |
| Germany | 90   |
| Austria | 80   |
| France  | 70   |

![A plan](${location.origin}/demo/icon.svg)

${'**a '.repeat(3000)}
`;
const picture = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/%3E';

const richAnswer = [
  ...answerEvents.slice(0, 6),
  event({ text: markdown }),
  event({ reference: { referenceIds: ['a'], position: markdown.indexOf(', see') } }),
];

describe('events, slots, parts and custom properties', () => {
  const seen = new Seen();
  const stay = (fired: Event): void => fired.preventDefault();

  before(async function () {
    this.timeout(60_000);
    for (const name of ['unleash-link-open', 'unleash-citation-open']) document.addEventListener(name, stay);
    await askInline();
    await askInPopup();
    await askOnDevice();
    await askWithoutDatabase();
  });

  after(() => {
    for (const name of ['unleash-link-open', 'unleash-citation-open']) document.removeEventListener(name, stay);
    clearPage();
  });

  const askInline = async (): Promise<void> => {
    const answers = await createStreamFixture(
      { chunks: richAnswer },
      { chunks: [event({ text: 'Half an ' }), event({ text: 'answer' })], waits: 'step' },
      { status: 403, chunks: ['{}'] },
    );
    const chat = await mountChat({
      endpoint: answers.endpoint,
      persist: 'none',
      heading: 'Help',
      assistantName: 'Ada',
      assistantAvatar: picture,
      starters: ['How much leave?'],
      disclaimer: 'May be wrong',
      imageOrigins: location.origin,
      codeRenderers: { js: (_text, box) => box.append('Drawn') },
      fetch: async (input, init) => {
        const url = String(input);
        // Each source says twice what the answer says.
        if (url.endsWith('/content')) return Response.json({ parts: [1, 2].map(() => ({ content: chat.prose!.innerText })) });
        if (url.endsWith('/filters/stats')) return Response.json({ availableFilters: { appId: { wiki: [] } } });
        if (url.endsWith('/filters')) return Response.json({ options: [{ value: 'wiki' }, { value: 'drive' }] });
        return fetch(input, init);
      },
    });
    seen.watch(chat.element);
    await chat.element.send('How much leave?');
    await chat.until(() => seen.parts.has('sort') && seen.parts.has('show-code'), 'the tools of tables and code');
    chat.part('activity')!.querySelector<HTMLElement>('summary')!.click();
    chat.part('link')!.click();
    const marker = chat.prose!.querySelector<HTMLElement>('.citation > *')!;
    marker.focus();
    await chat.until(() => seen.parts.has('show-source'), 'the passage in the card');
    chat.part('show-source')!.click();
    await chat.until(() => seen.parts.has('source-passages'), 'the passages in the source');
    chat.element.apiVersion = 'v1';
    await chat.until(() => chat.part('ask-source'), 'the button that asks the source');
    chat.part('ask-source')!.click();
    await chat.until(() => seen.parts.has('filter'), 'what the next question is restricted to');
    chat.click('choose-filters');
    const inChoices = (selector: string): HTMLElement | null => chat.part('filter-choices')?.querySelector(selector) ?? null;
    await chat.until(() => inChoices('button'), 'the filters');
    inChoices('button')!.click();
    await chat.until(() => inChoices('li'), 'the values of the filter');
    for (const value of chat.root.querySelectorAll<HTMLElement>('.filter-values input')) value.click();
    await chat.until(() => seen.parts.has('clear-filters'), 'the button that removes all filters');
    chat.click('clear-filters');
    // Focused fields of theirs would take the selection.
    chat.click('choose-filters');
    await chat.until(() => !chat.part('filter-choices'), 'closed filters');
    chat.element.apiVersion = 'v2';
    chat.part('close-source')?.click();
    const text = chat.prose!.querySelector('p')!;
    text.dispatchEvent(new Event('selectstart', { bubbles: true, composed: true }));
    getSelection()!.selectAllChildren(text);
    await chat.until(() => seen.parts.has('quote'), 'the button for a quote');
    getSelection()!.removeAllRanges();
    chat.part('source')!.querySelector<HTMLElement>('a')!.click();
    Object.assign(chat.element, {
      feedback: true,
      suggestions: ['And twins?'],
      actions: [{ name: 'ticket', label: 'Create a ticket' }],
    });
    await chat.until(() => chat.part('host-action') && chat.part('helpful'), 'the actions under the answer');
    chat.click('host-action');
    chat.click('not-helpful');
    await chat.until(() => seen.parts.has('feedback-form'), 'the form for a comment');
    chat.element.style.blockSize = '300px';
    await chat.until(
      () => chat.part('transcript')!.scrollHeight > chat.part('transcript')!.clientHeight,
      'a transcript that scrolls',
    );
    chat.part('transcript')!.scrollTop = 0;
    await chat.until(() => seen.parts.has('latest'), 'the button to the latest');
    const turn = chat.element.send('And in Germany?');
    await answers.release();
    await chat.until(() => seen.parts.has('stop'), 'the button that stops');
    chat.element.stop();
    await turn;
    await chat.element.send('Who pays?');
    await chat.until(() => seen.parts.has('error'), 'the error');
    await chat.element.loadConversation(conversationOf([{ question: 'long '.repeat(200), at: Date.now() - 86_400_000 }]));
    await chat.until(() => seen.parts.has('fold-question') && seen.parts.has('day'), 'a long question of another day');
    chat.element.maxLength = 10;
    chat.part('edit-question')!.click();
    await chat.until(() => seen.parts.has('editing') && seen.parts.has('limit'), 'the question in the field, which is too long');
    chat.element.newConversation();
    await chat.element.updateComplete;
  };

  const askInPopup = async (): Promise<void> => {
    const answers = await createStreamFixture({
      chunks: [event({ text: 'Half an ' }), event({ text: 'answer' })],
      waits: 'step',
    });
    const chat = await mountFloating({ endpoint: answers.endpoint });
    seen.watch(chat.element);
    await chat.opened();
    chat.part('menu-button')!.click();
    await chat.until(() => chat.part('menu-item'), 'the menu');
    [...chat.root.querySelectorAll<HTMLElement>('.menu-item')].at(-1)!.click();
    await chat.until(() => chat.part('close-help'), 'the keyboard help');
    chat.part('close-help')!.click();
    const turn = chat.element.send('How much leave?');
    await answers.release();
    chat.element.hide();
    await chat.until(() => !chat.isShown, 'a closed panel');
    await answers.release(2);
    await turn;
    await chat.until(() => seen.parts.has('badge'), 'the badge');
  };

  /** A chat that keeps its conversations. */
  const mountKept = async (): Promise<ChatHarness> => {
    const { endpoint } = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint, persist: 'local', persistKey: 'mina' }, { beforeDefined: true });
    seen.watch(chat.element);
    await chat.element.send('How much leave?');
    return chat;
  };

  const askOnDevice = async (): Promise<void> => {
    const chat = await mountKept();
    await chat.until(() => chat.part('open-conversations'), 'the button that opens the list');
    chat.click('open-conversations');
    await chat.until(() => chat.part('conversation'), 'a conversation');
    chat.click('rename-conversation');
    await chat.until(() => seen.parts.has('new-title'), 'the field for its name');
    chat.part('new-title')!.blur();
    await chat.until(() => chat.part('delete-conversation'), 'the buttons');
    chat.click('delete-all');
    await chat.until(() => chat.part('confirm-delete'), 'the question');
    chat.click('confirm-delete');
    await chat.until(() => !chat.part('conversation'), 'an empty list');
    chat.element.forget();
  };

  const askWithoutDatabase = async (): Promise<void> => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not here', 'SecurityError');
    };
    try {
      const chat = await mountKept();
      await chat.until(() => seen.parts.has('not-kept'), 'the sentence');
    } finally {
      IDBFactory.prototype.open = open;
    }
  };

  it('fired are those of the manifest', () => {
    expect(sorted(seen.events)).to.deep.equal(namesOf(element.events));
  });

  it('shown as slots are those of the manifest', () => {
    expect(sorted(seen.slots)).to.deep.equal(namesOf(element.slots));
  });

  it('shown as parts are those of the manifest', () => {
    expect(sorted(seen.parts)).to.deep.equal(namesOf(element.cssParts));
  });

  it('read by the styles, or set on the page, are those of the manifest', async () => {
    const { document: page } = await openWindow(
      1100,
      700,
      '<unleash-chat layout="drawer" push endpoint="/unleash"></unleash-chat>',
    );
    const drawer = page.querySelector('unleash-chat')!;
    drawer.show();
    const set = (): readonly string[] => [...page.documentElement.style].filter((name) => name.startsWith('--unleash-chat-'));
    await waitUntil(() => set().length > 0, 'a page that is pushed', { timeout: 10_000 });
    expect(sorted([...seen.styles, ...set()])).to.deep.equal(namesOf(element.cssProperties));
  });
});
