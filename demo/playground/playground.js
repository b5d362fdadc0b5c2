// Sets up the page: options from the manifest, the chat in its frame, the generated code, the event log.
import { assistantFetch } from '../assistant-fetch.js';
import { createControl } from './control.js';
import { copyText } from './copy-text.js';
import { EventLog } from './event-log.js';
import { make } from './make.js';
import { groupNames } from './option-groups.js';
import { readMethods, readOptions } from './read-options.js';
import { setUpScenarios } from './scenarios.js';
import { Settings } from './settings.js';
import { Stage } from './stage.js';
import { writeCode } from './write-code.js';

const find = (id) => document.getElementById(id);
const read = async (url) => (await fetch(url)).json();
const frame = find('frame');
const framed = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
frame.src = 'stage.html';

const [manifest, scenarios] = await Promise.all([read('../custom-elements.json'), read('../scenarios.json')]);
const declarations = manifest.modules.flatMap((module) => module.declarations);
const element = declarations.find(({ tagName }) => tagName === 'unleash-chat');
// Where the assistant runs in the page, nothing is sent that these could change.
const aboutServers = ['tokenEndpoint', 'getToken', 'token', 'embedId', 'fetch', 'credentials'];
const options = readOptions(element).filter(({ name }) => !assistantFetch || !aboutServers.includes(name));
const settings = new Settings(options);
const starters = scenarios.filter(({ assistantId }) => !assistantId).slice(0, 4);
const first = {
  endpoint: '/unleash',
  starters:
    starters.length > 0
      ? JSON.stringify(
          starters.map(({ question }) => question),
          null,
          2,
        )
      : '',
};
const linked = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
settings.reset(Object.keys(linked).length > 0 ? linked : first);

const stage = new Stage(frame, settings);
const log = new EventLog(find('events'));

async function showControls() {
  const of = (name) => settings.options.filter(({ group }) => group === name).map((option) => createControl(option, settings));
  find('page-options').prepend(...of('toolbar'));
  for (const [index, group] of groupNames.entries()) {
    // A task for each group: all controls in one would block the page for long.
    await new Promise((resolve) => setTimeout(resolve));
    const rows = of(group);
    if (rows.length === 0) continue;
    const count = make('span', { className: 'count' });
    const details = make('details', { open: index < 1 }, make('summary', {}, group, count), ...rows);
    const countChosen = () => (count.textContent = rows.filter((row) => row.classList.contains('chosen')).length || '');
    settings.addEventListener('change', countChosen);
    countChosen();
    find('controls').append(details);
  }
  const buttons = readMethods(element).map(({ name, description }) => {
    const button = make('button', { type: 'button', textContent: `${name}()`, title: description });
    button.addEventListener('click', () => stage.chat[name]());
    return button;
  });
  find('controls').append(make('details', {}, make('summary', {}, 'Methods'), make('div', { className: 'methods' }, ...buttons)));
}

/** Opens groups with matches while filtering, and restores them afterwards. */
function filterControls() {
  const words = find('filter').value.toLowerCase().trim();
  for (const details of find('controls').querySelectorAll('details')) {
    const rows = [...details.querySelectorAll('.row')];
    for (const row of rows) row.hidden = !row.dataset.words.includes(words);
    details.hidden = words !== '' && rows.every(({ hidden }) => hidden);
    details.dataset.open ??= details.open;
    details.open = words !== '' || details.dataset.open === 'true';
    if (words === '') delete details.dataset.open;
  }
}

function showCode() {
  find('code').textContent = writeCode(settings);
  history.replaceState(null, '', `#${settings}`);
}

await showControls();
showCode();
settings.addEventListener('change', showCode);
find('filter').addEventListener('input', filterControls);
find('reset').addEventListener('click', () => settings.reset(first));
find('clear').addEventListener('click', () => log.clear());
find('copy').addEventListener('click', async () => {
  await copyText(find('code'));
  find('copied').textContent = 'Copied';
  setTimeout(() => (find('copied').textContent = ''), 2000);
});
find('size').addEventListener('change', () => (find('stage').dataset.size = find('size').value));
find('scheme').addEventListener('change', () => stage.document.documentElement.setAttribute('data-scheme', find('scheme').value));
setUpScenarios({ menu: find('scenario'), sentence: find('sentence'), button: find('ask'), scenarios, settings, stage });

await framed;
log.listen(
  stage.document,
  element.events.map(({ name }) => name),
);
await stage.fill();
