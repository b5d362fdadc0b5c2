/**
 * Conversations in two tabs against a simple model: whatever people do in both, in any order, no question and no received text is
 * lost, conversations are not mixed, and nothing that was deleted or forgotten returns.
 */
import { waitUntil } from '@open-wc/testing';
import fc from '../../fast-check.js';
import { DeviceLibrary } from '../../../src/storage/device/device-library.js';
import type { Conversation } from '../../../src/conversation/conversation.js';
import type { SessionState } from '../../../src/session/session-state.js';
import { deleteDatabase, quiet, storedRecords, Tab } from './tabs.js';

/** A question in a conversation. One that begins with the turns of another has questions of the same texts. */
interface Asked {
  readonly text: string;
  /** Of the conversation. */
  readonly id: string;
  /** Who has asked it last: asking again replaces the answer, also one that another tab is still writing. */
  tab: Tab;
  received: string;
  /** All that has arrived for it, also what was replaced. */
  seen: string;
}

const acts = {
  often: ['send', 'receive', 'end', 'open', 'reload'],
  seldom: ['fail', 'stop', 'retry', 'new conversation', 'edit', 'rename', 'offline', 'online', 'withdraw'],
  rare: ['delete', 'forget', 'delete all'],
} as const;
type Act = (typeof acts)[keyof typeof acts][number];

/** These have different outcomes if the other tab does something at the same time. */
const alone: readonly Act[] = ['delete', 'forget', 'delete all', 'retry', 'withdraw', 'open'];

interface Step {
  readonly act: Act;
  readonly tab: 0 | 1;
  /** Selects a conversation. */
  readonly choice: number;
  /** Whether both tabs come to rest before the next step. If not, the other tab is away while conversations are deleted. */
  readonly rests: boolean;
}

const steps: fc.Arbitrary<Step> = fc.record({
  act: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<Act>(...acts.often) },
    { weight: 3, arbitrary: fc.constantFrom<Act>(...acts.seldom) },
    { weight: 1, arbitrary: fc.constantFrom<Act>(...acts.rare) },
  ),
  tab: fc.constantFrom(0, 1),
  choice: fc.nat(7),
  rests: fc.boolean(),
});

class Model {
  readonly #tabs: readonly Tab[];
  readonly #library = new DeviceLibrary(
    () => 'key:mina',
    () => 90,
  );
  #asked: Asked[] = [];
  /** The questions of what has arrived, by its text. */
  readonly #questions = new Map<string, string>();
  /** Of conversations with another title than their first question. */
  readonly #names = new Map<string, string>();
  /** Texts and conversations that must not come back. */
  readonly #gone: string[] = [];
  readonly #goneIds = new Set<string>();
  readonly #withdrawn = new Set<string>();
  #count = 0;

  constructor(tabs: readonly Tab[]) {
    this.#tabs = tabs;
  }

  async step({ act, tab, choice, rests }: Step): Promise<void> {
    if (alone.includes(act)) await quiet(this.#tabs);
    await this.#perform(act, this.#tabs[tab]!, choice, rests);
    if (rests || alone.includes(act)) await this.check(act);
  }

  async #perform(act: Act, tab: Tab, choice: number, rests: boolean): Promise<void> {
    const { page } = tab;
    const { session, storage } = page;
    switch (act) {
      case 'send':
        return this.#send(tab, rests);
      case 'edit': {
        const questions = session.conversation.messages.filter(({ role }) => role === 'user');
        const question = questions[choice % Math.max(1, questions.length)];
        if (page.editedId === undefined && question) page.edit(question);
        // Otherwise the next question is in its place.
        if (page.editedId !== undefined && choice % 2 === 0) await this.#send(tab, rests);
        return;
      }
      case 'receive':
        return this.#receive(tab);
      case 'end':
        return page.service.send(undefined);
      case 'fail':
        return page.fail();
      case 'stop':
        return session.stop();
      case 'retry': {
        const { kind, conversation } = session.state;
        const question = conversation.messages.findLast(({ role }) => role === 'user');
        void session.retry();
        // The reader wants another answer.
        if (question && (kind === 'idle' || kind === 'offline'))
          Object.assign(this.#find(question.text, conversation.id)!, { tab, received: '' });
        return;
      }
      case 'withdraw': {
        // It may have named the conversation, and other tabs may have gone on with that.
        const { id } = session.conversation;
        const withdrawn = session.withdraw()?.text;
        if (withdrawn === undefined) return;
        this.#withdrawn.add(withdrawn);
        this.#asked = this.#asked.filter((each) => each.text !== withdrawn || each.id !== id);
        return;
      }
      case 'new conversation':
        return session.newConversation();
      case 'open': {
        const list = await this.#library.list();
        if (list[0]) await page.show(list[choice % list.length]!.id);
        return;
      }
      case 'reload':
        return tab.reload();
      case 'offline':
      case 'online':
        return page.setOnline(act === 'online');
      case 'rename': {
        const { id, messages } = session.conversation;
        const name = `name ${++this.#count}.`;
        if (!messages[0]) return;
        await storage.library.rename(id, name);
        this.#names.set(id, name);
        return;
      }
      case 'delete': {
        const list = await this.#library.list();
        const chosen = list[choice % Math.max(1, list.length)];
        if (chosen) await this.#whileAway(tab, rests, async () => void (await storage.library.delete(chosen.id)));
        return this.#forgetConversations(({ id }) => id === chosen?.id);
      }
      case 'delete all':
        await this.#whileAway(tab, rests, async () => void (await storage.library.deleteAll()));
        return this.#forgetConversations(() => true);
      case 'forget':
        await this.#whileAway(tab, rests, () => page.forget());
        // The browser tells the other tab when it likes.
        await waitUntil(() => this.#tabs.every((each) => each.page.session.conversation.messages.length === 0), 'nothing', {
          interval: 1,
          timeout: 30_000,
        });
        return this.#forgetConversations(() => true);
    }
  }

  /** @param isThere whether the other tab has a page while it happens; otherwise it only has its entries then */
  async #whileAway(tab: Tab, isThere: boolean, action: () => Promise<void> | void): Promise<void> {
    if (isThere) return action();
    for (const other of this.#tabs) if (other !== tab) await other.reload(undefined, action);
  }

  async #send(tab: Tab, rests: boolean): Promise<void> {
    const { page } = tab;
    const text = `question ${++this.#count}.`;
    // The chat sends nothing from the field until the answer is there; the host may.
    if (page.editedId !== undefined && page.session.state.kind === 'idle') return this.#sendEdited(tab, text, rests);
    const { kind, conversation } = page.session.state;
    const asked = page.session.send(text);
    if (kind === 'offline' || kind === 'queued') return void asked.catch(() => undefined);
    this.#asked.push({ text, id: conversation.id, tab, received: '', seen: '' });
    // The question before it could not be sent: the host has it back.
    asked.catch(() => this.#forget((each) => each.text === text && each.id === conversation.id));
  }

  /** An earlier question in other words begins a conversation with the turns before it, and the former one stays as it was. */
  async #sendEdited(tab: Tab, text: string, rests: boolean): Promise<void> {
    const { page } = tab;
    const { session, service } = page;
    if (rests) await quiet(this.#tabs);
    const former = session.conversation;
    const stored = await this.#formerOf(former.id, rests);
    const others = this.#tabs.filter((each) => each !== tab).map((each) => each.page.session.conversation);
    const index = former.messages.findIndex(({ id }) => id === page.editedId);
    void page.submit(text);
    const { id, threadId, title, messages } = session.conversation;
    const asked = { text, id, tab, received: '', seen: '' };
    if (index < 0) {
      // It is not there any more: what was typed is a question like any other.
      if (id !== former.id) throw new Error(`${text} has begun a conversation in place of a question that is gone`);
      this.#asked.push(asked);
      return;
    }
    const begun = former.messages.slice(0, index);
    const isBegun = JSON.stringify(messages.slice(0, -2)) === JSON.stringify(begun) && messages.at(-2)!.text === text;
    if (!isBegun) throw new Error(`${text} follows ${outline(session.conversation)} in place of ${outline(former)}`);
    if (id === former.id || this.#asked.some((each) => each.id === id)) throw new Error(`${text} is in no new conversation`);
    if (threadId === former.threadId || service.asked?.threadId !== threadId) throw new Error(`${text} is in no new thread`);
    if (service.asked.messages.at(-1)!.text !== text) throw new Error(`${text} was not asked`);
    if (title !== text) throw new Error(`${text} is in a conversation called ${title}`);
    if (index > 0) this.#names.set(id, title);
    this.#asked.push(
      ...this.#asked.flatMap((each) => copyOf(each, former.id, { ...session.conversation, messages: begun }, tab)),
    );
    this.#asked.push(asked);
    if (!rests) return;
    await quiet(this.#tabs);
    const after = await this.#formerOf(former.id, true);
    if (after !== stored) throw new Error(`editing has changed ${stored} to ${after}`);
    const isTouched = this.#tabs.filter((each) => each !== tab).some((each, at) => each.page.session.conversation !== others[at]);
    if (isTouched) throw new Error(`${text} has changed what the other tab shows`);
    for (const each of this.#tabs) {
      const ids = (await each.page.storage.library.list()).map((entry) => entry.id);
      if (!ids.includes(id) || !ids.includes(former.id)) throw new Error(`${text} or what was before is not in a list`);
    }
  }

  /** The conversation with its entry in each list. */
  async #formerOf(id: string, isAtRest: boolean): Promise<string> {
    if (!isAtRest) return '';
    const lists = await Promise.all(this.#tabs.map(({ page }) => page.storage.library.list()));
    return JSON.stringify([await this.#library.read(id), lists.map((list) => list.find((entry) => entry.id === id))]);
  }

  async #receive(tab: Tab): Promise<void> {
    const { page } = tab;
    const { state, conversation } = page.session;
    if (!('answerId' in state)) return;
    const question = questionBefore(conversation, state.answerId);
    const piece = `piece ${++this.#count}. `;
    page.receive(piece);
    // Now the session has it.
    await new Promise((resolve) => setTimeout(resolve));
    const asked = this.#find(question, conversation.id)!;
    this.#questions.set(piece.trim(), question);
    asked.seen += piece;
    if (asked.tab === tab) asked.received += piece;
  }

  #find(text: string, id: string): Asked | undefined {
    return this.#asked.find((each) => each.text === text && each.id === id);
  }

  #forgetConversations(isGone: (asked: Asked) => boolean): void {
    for (const { id } of this.#asked.filter(isGone)) {
      this.#goneIds.add(id);
      const name = this.#names.get(id);
      if (name !== undefined) this.#gone.push(name);
      this.#names.delete(id);
    }
    this.#forget(isGone);
  }

  #forget(isGone: (asked: Asked) => boolean): void {
    this.#gone.push(...this.#asked.filter(isGone).flatMap(textsOf));
    this.#asked = this.#asked.filter((each) => !isGone(each));
  }

  async check(after: string): Promise<void> {
    await quiet(this.#tabs);
    const list = await this.#library.list();
    const kept = (await Promise.all(list.map(({ id }) => this.#library.read(id)))) as readonly Conversation[];
    const shown = this.#tabs.map(({ page }) => page.session.conversation);
    for (const asked of this.#asked) {
      // What arrives in a tab is in the database when the answer ends; until then, the tab has it.
      const inTab = this.#tabs.filter(({ page }) => isAnswering(page.session.state, asked)).map(({ page }) => page.session);
      const places = kept.filter(({ id }) => id === asked.id);
      const hasQuestion = places.some((place) => isIn(place, { ...asked, received: '' }));
      const hasAnswer = [...places, ...inTab.map(({ conversation }) => conversation)].some((place) => isIn(place, asked));
      if (!hasQuestion || !hasAnswer)
        throw new Error(`“${asked.text}” with “${asked.received}” was lost by ${after}: ${JSON.stringify(kept.map(outline))}`);
      this.#checkShown(asked, after);
    }
    for (const conversation of [...kept, ...shown]) this.#checkTurns(conversation, after);
    if (new Set(kept.map(({ threadId }) => threadId)).size < kept.length) throw new Error(`a thread is shared after ${after}`);
    for (const { id, title } of list) {
      const name = this.#names.get(id);
      if (name !== undefined && name !== title) throw new Error(`${name} is called ${title} after ${after}`);
    }
    const isBack = [...list.map(({ id }) => id), ...shown.filter(({ messages }) => messages[0]).map(({ id }) => id)];
    if (isBack.some((id) => this.#goneIds.has(id))) throw new Error(`a conversation is back after ${after}`);
    this.#checkGone([kept, list, this.#tabs.map(({ page, kept }) => [page.session.state, kept])], after);
  }

  /**
   * Nothing is left of what is gone where the library does not look either, and nothing without its entry. Browsers delete the
   * database when they like.
   */
  async checkDatabase(): Promise<void> {
    let fault: unknown;
    const isClean = async (): Promise<boolean> => {
      const stores = Object.values((await storedRecords()) ?? {});
      try {
        const keys = new Set(stores.map((records) => [...records.keys()].join()));
        if (keys.size > 1) throw new Error(`the stores have different records: ${[...keys].join(' and ')}`);
        this.#checkGone(
          stores.map((records) => [...records.values()]),
          'the last step, in the database',
        );
        return true;
      } catch (error) {
        fault = error;
        return false;
      }
    };
    await waitUntil(isClean, undefined, { interval: 20, timeout: 3_000 }).catch(() => Promise.reject(fault as Error));
  }

  /** A tab shows what all have asked and received in its conversation. It is told at the end of an answer in another tab. */
  #checkShown(asked: Asked, after: string): void {
    for (const { page } of this.#tabs) {
      const { state } = page.session;
      const isOther = state.conversation.id !== asked.id || (state.kind === 'queued' && state.question.text === asked.text);
      const isWritten = this.#tabs.some(
        (each) => each.page !== page && each.page.session.conversation.id === asked.id && 'answerId' in each.page.session.state,
      );
      if (!isOther && !isWritten && !isIn(state.conversation, asked))
        throw new Error(`“${asked.text}” with “${asked.received}” is not shown after ${after}: ${outline(state.conversation)}`);
    }
  }

  /** Each question of a conversation was asked in it, once, and what has arrived is behind its question. */
  #checkTurns(conversation: Conversation, after: string): void {
    const questions = conversation.messages.filter(({ role }) => role === 'user').map(({ text }) => text);
    const mixed = questions.find((text, index) => !this.#find(text, conversation.id) || questions.indexOf(text) < index);
    if (mixed !== undefined)
      throw new Error(`${mixed} is in another conversation, or twice, after ${after}: ${outline(conversation)}`);
    for (const { id, role, text } of conversation.messages) {
      const question = questionBefore(conversation, id);
      const foreign = role === 'assistant' && piecesIn(text).find((piece) => this.#questions.get(piece) !== question);
      if (foreign) throw new Error(`${foreign} answers ${question} after ${after}`);
    }
  }

  /** The same text may be in another conversation that began as the one that is gone. */
  #checkGone(everything: unknown, after: string): void {
    const living = new Set([...this.#asked.flatMap(textsOf), ...this.#names.values(), ...this.#withdrawn]);
    const everywhere = JSON.stringify(everything);
    const back = this.#gone.find((text) => !living.has(text) && everywhere.includes(text));
    if (back !== undefined) throw new Error(`${back} is back after ${after}`);
  }
}

/** A question in a conversation that begins as the one it was asked in, with as much of its answer as the tab has shown. */
function copyOf(asked: Asked, formerId: string, { id, messages }: Conversation, tab: Tab): readonly Asked[] {
  const index = messages.findIndex(({ role, text }) => role === 'user' && text === asked.text);
  if (asked.id !== formerId || index < 0) return [];
  const shown = messages[index + 1]?.text ?? '';
  const received = asked.received.startsWith(shown) ? shown : shown.startsWith(asked.received) ? asked.received : '';
  return [{ ...asked, id, tab, received }];
}

function textsOf({ text, seen }: Asked): readonly string[] {
  return [text, ...piecesIn(seen)];
}

function piecesIn(text: string): readonly string[] {
  return text.match(/piece \d+\./g) ?? [];
}

function questionBefore({ messages }: Conversation, id: string): string {
  const index = messages.findIndex((message) => message.id === id);
  return messages.findLast(({ role }, at) => at < index && role === 'user')?.text ?? '';
}

function isAnswering(state: SessionState, { text, id }: Asked): boolean {
  return 'answerId' in state && state.conversation.id === id && questionBefore(state.conversation, state.answerId) === text;
}

function isIn({ messages }: Conversation, { text, received }: Asked): boolean {
  const index = messages.findIndex((message) => message.role === 'user' && message.text === text);
  if (index < 0) return false;
  const next = messages.findIndex(({ role }, at) => at > index && role === 'user');
  const answers = messages.slice(index + 1, next < 0 ? undefined : next);
  return received === '' || answers.some((answer) => answer.text.startsWith(received.trimEnd()));
}

function outline({ messages }: Conversation): string {
  return messages.map(({ text, status }) => `${text} (${status})`).join(' ');
}

/** The model is the same in all engines; their databases are not. */
const numRuns = navigator.userAgent.includes('Chrome') ? 300 : 60;

describe('in random orders of 40 steps in two tabs', () => {
  let tabs: readonly Tab[];

  before(async () => {
    await deleteDatabase();
    tabs = [await Tab.open(), await Tab.open()];
  });

  after(() => tabs.forEach((tab) => tab.close()));

  it('nothing is lost, nothing mixed, and nothing forgotten returns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 40, maxLength: 40 }), async (order) => {
        await deleteDatabase();
        for (const tab of tabs) await tab.clear();
        const model = new Model(tabs);
        for (const step of order) await model.step(step);
        await model.check('the last step');
        await model.checkDatabase();
      }),
      { numRuns, includeErrorInReport: true },
    );
  }).timeout(200_000);
});
