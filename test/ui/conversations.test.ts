/** The list of conversations that are kept on this device, as people use it. */
import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { deleteDatabase } from '../storage/device/tabs.js';
import { answerEvents, event, mountChat, settled, type ChatHarness } from './harness.js';

describe('the list of conversations', () => {
  let chat: ChatHarness;

  beforeEach(async () => {
    await deleteDatabase();
    const answers = await createStreamFixture({ chunks: answerEvents });
    chat = await mountChat({ endpoint: answers.endpoint, persist: 'local', persistKey: 'mina' }, { beforeDefined: true });
    await chat.until(() => chat.part('open-conversations'), 'the button');
  });

  const titles = (): readonly string[] => chat.parts('conversation').map((each) => each.querySelector('span')!.textContent!);
  const ask = async (...questions: readonly string[]): Promise<void> => {
    for (const question of questions) {
      chat.element.newConversation();
      await chat.element.send(question);
    }
  };
  const openList = async (count: number): Promise<void> => {
    if (!chat.part('conversations')) chat.click('open-conversations');
    await chat.until(() => titles().length === count, `${count} conversations`);
  };
  const focused = (): string => (chat.root.activeElement as HTMLElement | null)?.getAttribute('part') ?? '';
  const key = (target: string, name: string): void => {
    chat
      .part(target)!
      .dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }));
  };
  const write = (target: string, text: string): void => {
    const field = chat.part(target) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };

  const expectAccessible = async (): Promise<void> => {
    for (const theme of ['light', 'dark'] as const) {
      chat.element.theme = theme;
      await chat.element.updateComplete;
      await Promise.all(chat.root.getAnimations().map(({ finished }) => finished));
      await expect(chat.element).to.be.accessible();
    }
  };

  it('has each conversation under its day, the newest first, and opens one', async () => {
    await ask('How much leave?', 'Where is the office?');
    await openList(2);
    expect(titles()).to.deep.equal(['Where is the office?', 'How much leave?']);
    expect(chat.part('conversations')!.querySelector('h3')!.textContent).to.equal('Today');
    expect(chat.part('conversation')!.getAttribute('aria-current')).to.equal('true');
    chat.parts('conversation')[1]!.click();
    await chat.until(() => chat.questions[0] === 'How much leave?' && !chat.part('conversations'), 'the conversation');
    expect(focused()).to.equal('transcript');
    expect(chat.markers).to.have.length(2);
    await chat.element.send('And in Germany?');
    await openList(2);
    await chat.until(() => titles()[0] === 'How much leave?', 'the new order');
  });

  it('has what had arrived of an answer when another conversation was begun', async () => {
    const answers = await createStreamFixture({
      chunks: [event({ text: 'Half an ' }), event({ text: 'answer' })],
      waits: 'step',
    });
    chat.element.endpoint = answers.endpoint;
    await chat.element.updateComplete;
    void chat.element.send('How much leave?');
    await answers.release(1);
    await chat.until(() => chat.prose?.textContent?.includes('Half an'), 'the first half');
    chat.element.newConversation();
    await openList(1);
    chat.click('conversation');
    await chat.until(() => chat.prose?.textContent?.includes('Half an'), 'the first half again');
  });

  it('keeps the text in the field with its conversation; a new one goes on with it', async () => {
    await ask('One?', 'Two?');
    chat.type('More of two');
    await openList(2);
    chat.parts('conversation')[1]!.click();
    await chat.until(() => chat.questions[0] === 'One?', 'the other conversation');
    expect(chat.input.value).to.equal('');
    chat.type('More of one');
    await openList(2);
    chat.parts('conversation')[0]!.click();
    await chat.until(() => chat.questions[0] === 'Two?', 'the first conversation');
    expect(chat.input.value).to.equal('More of two');
    chat.element.newConversation();
    await chat.element.updateComplete;
    expect(chat.input.value).to.equal('More of two');
  });

  it('finds conversations by what was asked and answered', async () => {
    await ask('How much leave?', 'Where is the office?');
    await openList(2);
    write('search-conversations', 'offi');
    await chat.until(() => titles().length === 1, 'one of them');
    await chat.until(() => chat.announcements.includes('1 conversation'), 'the announcement');
    write('search-conversations', 'germ 80 days');
    await chat.until(() => titles().length === 2, 'both, by their answers');
    write('search-conversations', 'pension');
    await chat.until(() => titles().length === 0, 'none');
    expect(chat.part('conversations')!.textContent).to.contain('No conversation was found.');
    expect(chat.announcements.at(-1)).to.equal('No conversation was found.');
  });

  it('searches in the direction of what is typed; the empty field has that of the chat', async () => {
    await ask('How much leave?');
    await openList(1);
    const direction = (): string => getComputedStyle(chat.part('search-conversations')!).direction;
    chat.part('panel')!.dir = 'rtl';
    expect(direction()).to.equal('rtl');
    write('search-conversations', 'leave');
    await chat.until(() => direction() === 'ltr', 'the direction of the word');
  });

  it('has room for some entries in an empty chat, unless the host sets its height', async () => {
    await ask('How much leave?');
    chat.element.newConversation();
    await chat.until(() => chat.questions.length === 0, 'an empty chat');
    const height = (): number => chat.part('panel')!.offsetHeight;
    const before = height();
    await openList(1);
    expect(before).to.be.lessThan(300);
    expect(height()).to.be.greaterThan(400);
    chat.element.style.blockSize = '260px';
    expect(height()).to.equal(260);
  });

  it('renames a conversation, unless Escape ends it', async () => {
    await ask('How much leave?');
    await openList(1);
    chat.click('rename-conversation');
    await chat.until(() => focused() === 'new-title', 'the field');
    (chat.part('new-title') as HTMLInputElement).value = 'Never';
    key('new-title', 'Escape');
    await chat.until(() => focused() === 'conversation', 'the conversation');
    expect(titles()).to.deep.equal(['How much leave?']);
    chat.click('rename-conversation');
    await chat.until(() => focused() === 'new-title', 'the field');
    (chat.part('new-title') as HTMLInputElement).value = 'Leave';
    key('new-title', 'Enter');
    await chat.until(() => titles()[0] === 'Leave', 'the new name');
    await chat.until(() => chat.element.conversation.title === 'Leave', 'the new name of the shown conversation');
  });

  it('deletes one, after a question, and all', async () => {
    await ask('One?', 'Two?', 'Three?');
    await openList(3);
    chat.parts('delete-conversation')[1]!.click();
    await chat.until(() => focused() === 'button keep', 'the question');
    const question = chat.part('keep')!.closest('[role=group]')!;
    expect(question.ariaLabel).to.equal('Delete this conversation? Two?');
    expect(question.querySelector('p')!.textContent).to.equal('Two?');
    chat.click('keep');
    await chat.until(() => focused() === 'conversation', 'the conversation');
    chat.parts('delete-conversation')[1]!.click();
    await chat.until(() => chat.part('confirm-delete'), 'the question');
    chat.click('confirm-delete');
    await chat.until(() => titles().length === 2, 'the others');
    expect(titles()).to.deep.equal(['Three?', 'One?']);
    await chat.until(() => focused() === 'conversation', 'the focus');
    expect((chat.root.activeElement as HTMLElement).textContent).to.contain('One?');
    expect(chat.questions).to.deep.equal(['Three?']);
    chat.click('delete-all');
    await chat.until(() => chat.part('confirm-delete'), 'the question');
    chat.click('confirm-delete');
    await chat.until(() => titles().length === 0 && chat.questions.length === 0, 'nothing');
    expect(chat.announcements).to.include('Deleted');
  });

  it('does not say that it has deleted what the browser did not delete', async () => {
    await ask('One?');
    await openList(1);
    const original = IDBObjectStore.prototype.delete;
    IDBObjectStore.prototype.delete = () => {
      throw new DOMException('Not now.', 'UnknownError');
    };
    try {
      chat.click('delete-conversation');
      await chat.until(() => chat.part('confirm-delete'), 'the question');
      chat.click('confirm-delete');
      await chat.until(() => focused() === 'conversation', 'the conversation');
      expect(chat.announcements).not.to.include('Deleted');
    } finally {
      IDBObjectStore.prototype.delete = original;
    }
  });

  it('loses nothing that is in the field, when a question is edited and another conversation is opened', async () => {
    await ask('One?', 'Two?');
    chat.type('More of two');
    await chat.until(() => chat.part('edit-question'), 'the buttons');
    chat.click('edit-question');
    await chat.until(() => chat.part('editing') && chat.input.value === 'Two?', 'the question in the field');
    chat.type('Two, in other words?');
    await openList(2);
    chat.parts('conversation')[1]!.click();
    await chat.until(() => chat.questions[0] === 'One?', 'the other conversation');
    expect(chat.input.value).to.equal('');
    await openList(2);
    chat.parts('conversation')[0]!.click();
    await chat.until(() => chat.questions[0] === 'Two?', 'the first conversation');
    expect(chat.input.value).to.equal('Two, in other words?\n\nMore of two');
  });

  it('keeps nothing in the field of a tab, when somebody logs out in another', async () => {
    await ask('One?');
    chat.type('Something private');
    const other = await mountChat({ endpoint: '/nowhere', persist: 'local', persistKey: 'mina' }, { beforeDefined: true });
    other.element.forget();
    await chat.until(() => chat.questions.length === 0 && chat.input.value === '', 'an empty chat');
    chat.type('Something new');
    await settled();
    expect(chat.input.value).to.equal('Something new');
  });

  it('closes by Escape, its button, and when the focus goes to the text that it covers', async () => {
    await ask('One?');
    await openList(1);
    await chat.until(() => focused() === 'close-conversations', 'the focus');
    key('close-conversations', 'Escape');
    await chat.until(() => !chat.part('conversations'), 'closed by Escape');
    expect(focused()).to.contain('open-conversations');
    await openList(1);
    chat.click('close-conversations');
    await chat.until(() => !chat.part('conversations'), 'closed by its button');
    expect(focused()).to.contain('open-conversations');
    await openList(1);
    chat.input.focus();
    await chat.until(() => !chat.part('conversations'), 'closed by the focus');
  });

  it('is accessible in each of its states', async () => {
    await ask('One?', 'Two?');
    await openList(2);
    await expectAccessible();
    chat.click('rename-conversation');
    await chat.until(() => chat.part('new-title'), 'the field');
    await expectAccessible();
    key('new-title', 'Escape');
    await chat.until(() => chat.part('delete-conversation'), 'the list');
    chat.click('delete-conversation');
    await chat.until(() => chat.part('keep'), 'the question');
    await expectAccessible();
  });

  it('stands beside the text in the layout page, where there is room', async () => {
    await ask('One?');
    chat.element.parentElement!.style.inlineSize = '1200px';
    chat.element.layout = 'page';
    await chat.until(() => titles().length === 1, 'the list');
    const list = chat.part('conversations')!.getBoundingClientRect();
    const transcript = chat.part('transcript')!.getBoundingClientRect();
    expect(list.width).to.be.greaterThan(200);
    expect(transcript.left).to.be.at.least(list.right - 1);
    expect(getComputedStyle(chat.part('open-conversations')!).display).to.equal('none');
    chat.element.parentElement!.style.inlineSize = '400px';
    await chat.until(() => getComputedStyle(chat.part('conversations')!).display === 'none', 'no room');
  });
});

describe('where conversations cannot be kept', () => {
  it('without a user, the tab keeps the conversation, and the console says why', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (text: string) => void warnings.push(text);
    try {
      const chat = await mountChat({ endpoint: answers.endpoint, persist: 'local' }, { beforeDefined: true });
      await chat.element.send('How much leave?');
      expect(chat.part('open-conversations') === null).to.equal(true);
      expect(JSON.stringify(Object.entries(sessionStorage))).to.contain('How much leave?');
      expect(warnings.filter((text) => text.includes('persist-key'))).to.have.length(1);
    } finally {
      console.warn = warn;
      sessionStorage.clear();
    }
  });
});
