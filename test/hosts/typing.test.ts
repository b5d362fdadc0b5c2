/** In all engines: what is typed into the widget does not reach the page. `typing.e2e.test.ts` has libraries and other keys. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { clearPage, mountFloating, type FloatingChat } from '../layouts/floating-chat.js';

describe('keys pressed in the widget', () => {
  const heard: string[] = [];
  const hear = ({ type, target }: Event): void => void heard.push(`${type} at ${(target as Element).localName}`);
  const types = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input'];

  beforeEach(() => {
    heard.length = 0;
    for (const type of types) document.addEventListener(type, hear);
  });

  afterEach(() => {
    for (const type of types) document.removeEventListener(type, hear);
    clearPage();
  });

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await sendKeys({ press: key });
  };

  it('stay in its field and its buttons, and return to the page with the focus', async () => {
    const place = document.createElement('main');
    place.innerHTML = '<button>Of the page</button>';
    document.body.append(place);
    const button = place.querySelector('button')!;
    const chat: FloatingChat = await (await mountFloating({}, { into: place })).opened();
    await press('/', 'a', 'Backspace', 'ArrowLeft', 'a');
    expect(chat.field.value).to.equal('a/');
    chat.part('close')!.focus();
    await press('Enter');
    await chat.until(() => !chat.isShown, 'the end');
    chat.launcher.focus();
    await press(' ');
    await chat.until(() => chat.isShown && chat.root.activeElement === chat.input, 'the focus in the field');
    expect(heard).to.deep.equal([]);
    button.focus();
    await press('a');
    expect(heard).to.include.members(['keydown at button', 'keyup at button']);
    place.remove();
  });
});
