// The frame with the live chat: an otherwise empty page, like that of a host.
import { assistantFetch } from '../assistant-fetch.js';
import { valueOf } from './settings.js';

export class Stage {
  #frame;
  #settings;
  #pristine;

  constructor(frame, settings) {
    this.#frame = frame;
    this.#settings = settings;
    settings.addEventListener('change', ({ detail: { option, from } }) => from !== this && this.#apply(option));
  }

  get document() {
    return this.#frame.contentDocument;
  }

  get chat() {
    return this.document.querySelector('unleash-chat');
  }

  /** Creates the chat with all chosen values, once the page in the frame has loaded. */
  async fill() {
    await this.#frame.contentWindow.customElements.whenDefined('unleash-chat');
    this.#pristine = this.#create();
    const chat = this.#create();
    for (const option of this.#settings.options) if (this.#settings.get(option.name) !== undefined) this.#apply(option, chat);
    this.document.querySelector('main').append(chat);
    new MutationObserver((records) => records.forEach(({ attributeName }) => this.#read(attributeName))).observe(chat, {
      attributes: true,
    });
  }

  #create() {
    return Object.assign(this.document.createElement('unleash-chat'), { fetch: assistantFetch });
  }

  #apply(option, chat = this.chat) {
    if (!chat) return;
    const { name, attribute, way, kind } = option;
    const text = this.#settings.get(name);
    if (way === 'style' && text !== undefined) chat.style.setProperty(name, text);
    else if (way === 'style') chat.style.removeProperty(name);
    else if (way === 'property') chat[name] = text === undefined ? this.#pristine[name] : valueOf(option, text);
    else if (text !== undefined) chat.setAttribute(attribute, kind === 'boolean' ? '' : text);
    else {
      chat.removeAttribute(attribute);
      if (name !== attribute || !(name in HTMLElement.prototype)) chat[name] = this.#pristine[name];
    }
  }

  /** The chat changes some attributes itself, such as `open` when it is closed. */
  #read(attribute) {
    const option = this.#settings.options.find((each) => each.attribute === attribute);
    if (!option) return;
    const text = this.chat.getAttribute(attribute);
    this.#settings.set(option.name, option.kind === 'boolean' && text !== null ? 'true' : (text ?? option.standard), this);
  }
}
