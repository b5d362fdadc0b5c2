/** A field of the host in a slot of the composer, while an earlier question is edited. */
import { expect } from '@open-wc/testing';
import { conversationOf } from '../fixtures/conversation-of.js';
import { mountChat } from './harness.js';

describe('a field of the host beside the text field', () => {
  it('has its own Escape, whatever its class is', async () => {
    const chat = await mountChat({ endpoint: '/nowhere', persist: 'none' });
    await chat.element.loadConversation(conversationOf([{ question: 'How many days?' }]));
    await chat.until(() => chat.part('edit-question'), 'the button');
    const field = document.createElement('input');
    field.className = 'input';
    field.slot = 'composer-start';
    chat.element.append(field);
    chat.click('edit-question');
    await chat.until(() => chat.part('editing'), 'the question in the field');
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true });
    field.dispatchEvent(escape);
    await chat.element.updateComplete;
    expect(escape.defaultPrevented).to.equal(false);
    expect(chat.part('editing') === null).to.equal(false);
  });
});
