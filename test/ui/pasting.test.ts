/** What is pasted arrives as text, whatever it was formatted with. With the clipboard of the browser. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { mountChat, type ChatHarness } from './harness.js';

/** The driver of WebKit presses no combinations of keys. There, the text is inserted as a paste of plain text does. */
const hasClipboard = !navigator.vendor.startsWith('Apple');

async function pressWithControl(key: string): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Control' });
}

/** Copies as a program does: in both formats. */
async function copy(html: string, text: string): Promise<void> {
  if (!hasClipboard) return;
  const field = document.createElement('textarea');
  field.value = 'selected';
  document.body.append(field);
  field.focus();
  field.select();
  field.addEventListener('copy', (event) => {
    event.preventDefault();
    event.clipboardData!.setData('text/html', html);
    event.clipboardData!.setData('text/plain', text);
  });
  await pressWithControl('c');
  field.remove();
}

async function paste(chat: ChatHarness, text: string): Promise<void> {
  chat.input.focus();
  if (!hasClipboard) return void document.execCommand('insertText', false, text.replaceAll('\r\n', '\n'));
  await pressWithControl('v');
}

describe('pasting', () => {
  it('takes rich text as plain text, with its lines, tabs and spaces', async () => {
    const chat = await mountChat({ endpoint: '/nowhere' });
    const text = 'Leave\tDays\nParental\t80 days\n\nAn “end”';
    await copy('<table style="color: red"><tr><td>Leave</td></tr></table><img src="x" onerror="document.title = 1">', text);
    await paste(chat, text);
    await chat.until(() => chat.element.draft === text, `the text, not ${JSON.stringify(chat.element.draft)}`);
    expect(chat.input.value).to.equal(text);
    expect(chat.input.childElementCount).to.equal(0);
  });

  it('keeps a space that does not break, and turns line ends of Windows into those of the field', async () => {
    const chat = await mountChat({ endpoint: '/nowhere' });
    const text = '80\u00a0days\r\nand more';
    await copy('<p>80&nbsp;days</p>', text);
    await paste(chat, text);
    await chat.until(() => chat.element.draft !== '', 'the text');
    expect(chat.element.draft).to.equal('80\u00a0days\nand more');
  });

  it('cuts nothing off beyond the longest question', async () => {
    const chat = await mountChat({ endpoint: '/nowhere', maxLength: 20 });
    const text = 'This is more than twenty characters.';
    await copy(`<b>${text}</b>`, text);
    await paste(chat, text);
    await chat.until(() => chat.element.draft === text, 'all of it');
    await chat.until(() => chat.part('limit')?.textContent?.trim() === '16 characters too many', 'the counter');
  });
});
