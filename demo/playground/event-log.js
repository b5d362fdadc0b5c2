// Lists the events of the chat, newest first, with the fields that a listener can read.
import { make } from './make.js';

const maxEntries = 60;

export class EventLog {
  #list;

  constructor(list) {
    this.#list = list;
  }

  listen(target, names) {
    for (const name of names) target.addEventListener(name, (event) => this.#add(event));
  }

  clear() {
    this.#list.replaceChildren();
  }

  #add(event) {
    const fields = fieldsOf(event);
    const time = new Date().toLocaleTimeString('en-GB');
    const names = Object.keys(fields);
    const summary = make('summary', {}, make('time', { textContent: time }), ' ', make('b', { textContent: event.type }), ' ');
    summary.append(make('span', { textContent: names.join(', ') }));
    this.#list.prepend(
      make('li', {}, make('details', {}, summary, make('pre', { textContent: JSON.stringify(fields, null, 2), tabIndex: 0 }))),
    );
    while (this.#list.children.length > maxEntries) this.#list.lastElementChild.remove();
  }
}

/** The fields that the event's class adds to `Event`. */
function fieldsOf(event) {
  const names = new Set(Object.keys(event));
  for (let at = Object.getPrototypeOf(event); at && at.constructor.name !== 'Event'; at = Object.getPrototypeOf(at)) {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(at))) if (get) names.add(name);
  }
  names.delete('isTrusted');
  return Object.fromEntries(Array.from(names, (name) => [name, event[name]]).filter(([, value]) => value !== undefined));
}
