import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, mountChat } from './harness.js';

const picture = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/%3E';

describe('the assistant', () => {
  it('has its picture and name in the header and above each answer, and is fetched from there alone', async () => {
    const { endpoint } = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint, persist: 'none', assistantName: 'Lark', assistantAvatar: picture });
    const header = chat.part('header')!;
    expect(header.textContent!.trim()).to.equal('Lark');
    await chat.element.send('How much leave?');
    await chat.element.send('And who pays?');
    expect(chat.parts('assistant').map(({ textContent }) => textContent!.trim())).to.deep.equal(['Lark', 'Lark']);
    const pictures = [...chat.root.querySelectorAll('img')];
    expect(pictures.map(({ src }) => src)).to.deep.equal([picture, picture, picture]);
    for (const { alt, part, referrerPolicy } of pictures)
      expect([alt, part.value, referrerPolicy]).to.deep.equal(['', 'avatar', 'no-referrer']);
    chat.element.heading = 'The handbook';
    await chat.element.updateComplete;
    expect(chat.part('title')!.textContent, 'a heading goes first').to.equal('The handbook');
    expect(header.contains(chat.part('avatar'))).to.equal(true);
  });

  it('without a picture is only spoken of in the greeting', async () => {
    const { endpoint } = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint, persist: 'none', assistantName: 'Lark', assistantAvatar: null as never });
    expect(chat.part('greeting')!.textContent).to.equal('Ask Lark');
    expect(chat.part('title')).to.equal(null);
    await chat.element.send('How much leave?');
    expect(chat.part('assistant')).to.equal(null);
    expect(chat.root.querySelector('img')).to.equal(null);
  });

  it('may change its picture and name while answers stand', async () => {
    const { endpoint } = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint, persist: 'none' });
    await chat.element.send('How much leave?');
    chat.element.setAttribute('assistant-name', 'Lark');
    chat.element.setAttribute('assistant-avatar', picture);
    await chat.element.updateComplete;
    expect(chat.part('assistant')!.textContent!.trim()).to.equal('Lark');
  });
});
