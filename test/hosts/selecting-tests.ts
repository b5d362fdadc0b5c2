/** Answers can be selected in pages that turn selecting off. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChatPage } from './chat-page.js';
import type { HostSuite } from './host-suite.js';

const body = (endpoint: string): string => `<div id="page" style="-webkit-user-select: none; user-select: none">
  <p>Of the page</p>
  <unleash-chat endpoint="${endpoint}" persist="none" heading="Heading"></unleash-chat>
</div>`;

const stream = 'data: {"text":"Parental leave."}\n\n';

export function testSelecting(suite: HostSuite): void {
  describe(`in a page whose text cannot be selected, in ${suite.engine}`, () => {
    it('a drag over an answer selects its text', async () => {
      const { endpoint } = await suite.pages.answers({ chunks: [stream] });
      const chat = await ChatPage.open(suite, { build: 'module', body: body(endpoint) });
      await chat.call((element) => element.send('How many days?').then(() => undefined));
      await chat.part('prose').getByText('leave.').waitFor();
      const { x, y, width, height } = (await chat.part('prose').locator('p').boundingBox())!;
      await chat.page.mouse.move(x, y + height / 2);
      await chat.page.mouse.down();
      await chat.page.mouse.move(x + width / 2, y + height / 2);
      await chat.page.mouse.move(x + width - 1, y + height / 2);
      await chat.page.mouse.up();
      assert.equal(await chat.page.evaluate(() => String(getSelection())), 'Parental leave.');
      await chat.close();
    });
  });
}
