import type { Source } from '../conversation/conversation.js';
import { asRecord, asRecords, asText, compact, type JsonRecord } from './narrow.js';

/** All sources in the `resources` of a tool's response. */
export function readSources(resources: JsonRecord): readonly Source[] {
  const enterprise = asRecords(resources['enterprise']).flatMap((each) => asRecords(each['results']).flatMap(readResource));
  const web = asRecords(resources['webSearch']).flatMap((each) => asRecords(each['sources']).flatMap(readWebSource));
  return [...enterprise, ...web, ...readCustom(resources['custom'])];
}

/** A document of the company (`Resource` in the API). */
export function readResource(resource: JsonRecord): readonly Source[] {
  const ids = idsOf(resource);
  const url = asText(resource['url']);
  const title = asText(resource['title']) ?? asText(resource['name']) ?? asText(resource['externalId']) ?? hostOf(url);
  if (ids.length === 0 || title === undefined) return [];
  const data = asRecord(resource['data']);
  const appId = asText(resource['appId']);
  const type = asText(resource['type']);
  const subtitle = asText(resource['subtitle']);
  return [compact<Source>({ ids, kind: 'enterprise', title, url, appId, type, subtitle, data })];
}

function readWebSource(source: JsonRecord): readonly Source[] {
  const ids = idsOf(source);
  const url = asText(source['url']);
  const title = asText(source['title']) ?? hostOf(url);
  if (ids.length === 0 || title === undefined) return [];
  const siteName = asText(source['siteName']) ?? hostOf(url);
  const description = asText(source['description']);
  const icon = asText(source['icon']);
  return [compact<Source>({ ids, kind: 'web', title, url, siteName, description, icon })];
}

/** `custom` has no documented shape: it, and the records in its fields, are read as resources if they have an id. */
function readCustom(custom: unknown): readonly Source[] {
  const record = asRecord(custom);
  if (!record) return [];
  const candidates = [record, ...Object.values(record).flatMap(asRecords)];
  return candidates.flatMap(readResource).map((source) => ({ ...source, kind: 'custom' as const }));
}

function idsOf(record: JsonRecord): readonly string[] {
  const ids = [asText(record['id']), asText(record['externalId'])].filter((id) => id !== undefined);
  return [...new Set(ids)];
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : undefined;
}
