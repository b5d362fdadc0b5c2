/**
 * `npm run screen-reader`: plays scenarios with a real screen reader, Orca, by keys alone, and writes what it says to
 * test/screen-reader/, one file for each scenario. Needs Debian's packages; names those that are missing.
 *
 *   npm run screen-reader -- --browser firefox     default: chromium
 *   npm run screen-reader -- --only stop,close      these, after the first, which opens the popup
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { root } from './processes.js';
import { Desktop, type ReadBrowser } from './screen-reader/desktop.js';
import { servePopupDemo } from './screen-reader/popup-demo.js';
import { Reader } from './screen-reader/reader.js';
import { scenarios } from './screen-reader/scenarios.js';

const { values } = parseArgs({ options: { browser: { type: 'string', default: 'chromium' }, only: { type: 'string' } } });
const browser = values.browser as ReadBrowser;
const only = values.only?.split(',');
const chosen = scenarios.filter(({ name }, index) => index === 0 || !only || only.includes(name));

const desktop = await Desktop.start();
const reader = await Reader.start(desktop);
const demo = await servePopupDemo(() => reader.note('(all of the answer is sent)'));
const folder = `${root}test/screen-reader/${browser}/`;
mkdirSync(folder, { recursive: true });
try {
  desktop.startOrca();
  await reader.listenFor(/Screen reader on/);
  await desktop.openBrowser(browser, demo.url);
  await reader.listenFor(/Page has/);
  await reader.listen();
  reader.takeRecord();
  for (const { name, title, play } of chosen) {
    try {
      await play(reader, demo);
    } finally {
      const file = `${folder}${name}.txt`;
      writeFileSync(file, `${title}\n\n${reader.takeRecord()}`);
      console.log(file.slice(root.length));
    }
  }
} finally {
  demo.close();
  reader.close();
  await desktop.stop();
}
