import { expect } from '@open-wc/testing';
import { clearPage, mountFloating } from './floating-chat.js';

describe('when the chat comes', () => {
  afterEach(clearPage);

  for (const gesture of ['pointerenter', 'touchstart', 'focus']) {
    it(`${gesture} on the launcher brings it, without opening it`, async () => {
      const chat = await mountFloating({});
      chat.launcher.dispatchEvent(new Event(gesture));
      await chat.until(() => chat.input, 'the chat');
      expect(chat.isShown).to.equal(false);
    });
  }

  it('a click before it has come opens the panel at once, and no typed letter is lost', async () => {
    const chat = await mountFloating({});
    const early = chat.field;
    expect(early.className, 'nothing of the chat is here').to.equal('early');
    early.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
    chat.launcher.click();
    await chat.until(() => chat.isShown, 'the panel');
    expect(chat.root.activeElement === early, 'the focus').to.equal(true);
    chat.type('How much lea');
    await chat.element.updateComplete;
    expect(chat.field === early, 'composed text is not torn away').to.equal(true);
    early.setSelectionRange(3, 5);
    early.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true }));
    await chat.until(() => chat.input, 'the composer');
    expect(chat.field.value).to.equal('How much lea');
    await chat.until(() => chat.root.activeElement === chat.input, 'the focus');
    expect([chat.input!.selectionStart, chat.input!.selectionEnd]).to.deep.equal([3, 5]);
  });

  it('a question sent before it has come goes out', async () => {
    const chat = await mountFloating({});
    chat.launcher.click();
    await chat.until(() => chat.isShown, 'the panel');
    chat.type('How many days of parental leave do I get?');
    chat.press('Enter');
    await chat.until(() => chat.part('question'), 'the question');
    expect(chat.part('question')!.textContent).to.contain('How many days of parental leave do I get?');
    expect(chat.element.draft).to.equal('');
  });
});
