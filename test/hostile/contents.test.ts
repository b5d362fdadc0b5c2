import { expect } from '@open-wc/testing';
import { event, found, resource } from '../ui/harness.js';
import { corpus } from './corpus/corpus.js';
import { Guard } from './guard.js';
import { watchedChat } from './watched-chat.js';

const statement = 'Parents get 80 days of paid leave for each child.';

describe('hostile contents of sources', () => {
  let guard: Guard;

  beforeEach(async () => (guard = await Guard.start()));
  afterEach(() => guard.stop());

  it('come to nothing, in the card and in the opened source', async () => {
    // Each attack beside the passage, in its paragraph and in it.
    const contents = corpus.map((attack) => guard.live(attack));
    const parts = contents.map((attack) => `${attack}\n\n${statement} ${attack}\n\n| ${attack} |\n| --- |\n| ${attack} |`);
    const groups = Array.from({ length: 12 }, (_, group) => parts.filter((_part, index) => index % 12 === group));
    const answersContents: typeof fetch = async (input, init) => {
      const id = /\/resources\/(\d+)\/content$/.exec(String(input))?.[1];
      if (id === undefined) return fetch(input, init);
      return Response.json({ parts: groups[Number(id)]!.map((content) => ({ content })) });
    };
    const events = [
      found(...groups.map((_, group) => resource(String(group), `Source ${group}`))),
      ...groups.flatMap((_, group) => [
        event({ text: `${statement}\n\n` }),
        event({ reference: { referenceIds: [String(group)], position: (group + 1) * (statement.length + 2) - 2 } }),
      ]),
    ];
    const chat = await watchedChat(guard, [{ chunks: events }], { fetch: answersContents });
    await chat.element.send('Which?');
    const markers = [...chat.prose!.querySelectorAll<HTMLElement>('.citation > *')];
    expect(markers).to.have.lengthOf(groups.length);
    for (const [group, marker] of markers.entries()) {
      marker.focus();
      await chat.until(() => chat.root.querySelector('.rank')?.textContent.startsWith(`Source ${group + 1} `), `card ${group}`);
      await chat.until(() => chat.part('show-source'), `the place of ${group}`);
      chat.part('show-source')!.click();
      const reader = (): HTMLElement | null => chat.part('source-reader');
      await chat.until(() => reader()?.querySelector('h2')?.textContent === `Source ${group}`, `the source ${group}`);
      const text = (): HTMLElement | null | undefined => reader()?.querySelector<HTMLElement>('.source-text');
      await chat.until(() => text()?.querySelector('mark'), `the passage of ${group}`);
      await chat.until(() => [...text()!.children].every((slice) => slice.childNodes.length > 0), `the whole of ${group}`);
    }
    expect(await guard.findings()).to.deep.equal([]);
  }).timeout(120_000);
});
