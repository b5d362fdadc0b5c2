/** Filters as users choose them, from an API that has some. */
import type { ChatHarness } from './harness.js';

const values: Readonly<Record<string, readonly string[]>> = {
  appId: ['confluence', 'jira'],
  createdBy: ['mina@acme.example', 'tom@acme.example'],
};

/** For the option `fetch`: answers what is asked about filters; all else goes to the network. */
export const filterApi: typeof fetch = async (input, init) => {
  const path = /\/filters(\/stats)?$/.exec(String(input))?.[0];
  if (path === undefined) return fetch(input, init);
  const kinds = { confluence: ['text'] };
  if (path === '/filters/stats') return Response.json({ availableFilters: { appId: kinds, createdBy: kinds } });
  const { name } = JSON.parse(String(init!.body)) as { name: string };
  return Response.json({ options: values[name]!.map((value) => ({ value })) });
};

/** Chooses a value, such as `App: Jira`, and closes the filters. */
export async function chooseFilter(chat: ChatHarness, field: string, value: string): Promise<void> {
  const find = <Found extends HTMLElement>(selector: string, text: string): Found | undefined =>
    [...chat.root.querySelectorAll<Found>(selector)].find(({ textContent }) => textContent!.trim() === text);
  await chat.until(() => chat.part('choose-filters'), 'the filters');
  chat.click('choose-filters');
  await chat.until(() => find('.filter-fields > button', field), 'the field');
  find('.filter-fields > button', field)!.click();
  await chat.until(() => find('.filter-values label', value), 'the value');
  find('.filter-values label', value)!.click();
  await chat.until(() => filtersInForce(chat).includes(`${field}: ${value}`), 'the filter');
  chat.click('choose-filters');
}

/** The filters above the field. */
export function filtersInForce(chat: ChatHarness): readonly string[] {
  return [...chat.root.querySelectorAll('.filter-bar [part="filter"]')].map(({ textContent }) => textContent!.trim());
}
