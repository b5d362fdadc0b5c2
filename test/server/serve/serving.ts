/** A server of the command in this process, before a stand-in for the API, and its log. */
import { fileURLToPath } from 'node:url';
import { settingsSchema, type Settings } from '../../../src/server/config/settings.js';
import { Log } from '../../../src/server/serve/log.js';
import { startServer } from '../../../src/server/serve/start-server.js';
import { findWidget } from '../../../src/server/serve/widget-files.js';
import { key, standIn, type Answer } from '../../proxy/stand-in.js';
import type { z } from 'zod';

type After = { after(task: () => unknown): void };
export type Given = z.input<typeof settingsSchema>;
export type Line = Readonly<Record<string, unknown>> & { readonly msg: string };

export const nobody: Given = { identity: 'none', everybodyHasTheRightsOfTheKey: true };

export const command = fileURLToPath(new URL('../../../src/server/cli.ts', import.meta.url));

export function widgetFolder(): string {
  const found = findWidget();
  if (found === undefined) throw new Error('These tests serve the built widget: run npm run build first.');
  return found;
}

export async function serving(test: After, answer: Answer, given: Given = {}, widget = widgetFolder()) {
  const upstream = await standIn(test, answer);
  const settings: Settings = settingsSchema.parse({ baseUrl: upstream.url, port: 0, adminPort: 0, ...nobody, ...given });
  const lines: Line[] = [];
  const log = new Log(settings.logLevel, { write: (line) => void lines.push(JSON.parse(line) as Line) });
  const server = await startServer(settings, key, widget, log);
  test.after(() => (server.end(), server.stop()));
  return { ...server, base: server.url.replace(/\/$/, ''), lines, requests: upstream.requests };
}
