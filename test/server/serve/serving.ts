/** A server of the command in this process, before a stand-in for the API, and its log. */
import { mkdtempSync, rmSync } from 'node:fs';
import { smallWidget } from './small-widget.js';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsSchema, type Settings } from '../../../src/server/config/settings.js';
import { Log } from '../../../src/server/serve/log.js';
import { startServer } from '../../../src/server/serve/start-server.js';
import { key, standIn, type Answer } from '../../proxy/stand-in.js';
import type { z } from 'zod';

type After = { after(task: () => unknown): void };
export type Given = z.input<typeof settingsSchema>;
export type Line = Readonly<Record<string, unknown>> & { readonly msg: string };

export const nobody: Given = { identity: 'none', everybodyHasTheRightsOfTheKey: true };

const folder = mkdtempSync(join(tmpdir(), 'small-widget-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const small = smallWidget(folder);

export async function serving(test: After, answer: Answer, given: Given = {}, widget = small) {
  const upstream = await standIn(test, answer);
  const settings: Settings = settingsSchema.parse({ baseUrl: upstream.url, port: 0, adminPort: 0, ...nobody, ...given });
  const lines: Line[] = [];
  const log = new Log(settings.logLevel, { write: (line) => void lines.push(JSON.parse(line) as Line) });
  const server = await startServer(settings, key, widget, log);
  test.after(() => (server.end(), server.stop()));
  return { ...server, base: server.url.replace(/\/$/, ''), lines, upstream: upstream.url, requests: upstream.requests };
}
