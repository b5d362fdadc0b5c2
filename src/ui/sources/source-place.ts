import type { Source } from '../../conversation/conversation.js';
import { writeOutHidden } from '../../conversation/write-out-hidden.js';
import { safeUrl } from './safe-url.js';

const appNames =
  'Confluence,GitHub,GitLab,Gmail,Google Drive,HubSpot,Jira,Notion,OneDrive,Salesforce,ServiceNow,SharePoint,Slack,Zendesk'.split(
    ',',
  );

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The name people know an app by; an app nobody listed keeps its id, with a capital letter. */
export function appName({ appId = '' }: Source): string {
  const key = plain(appId);
  if (key === 'teams') return 'Microsoft Teams';
  return appNames.find((name) => plain(name) === key) ?? appId.charAt(0).toUpperCase() + appId.slice(1);
}

/** What hides in it is written out; where there is nothing to see, what else it is known by. */
export function titleOf({ title, url, ids }: Source): string {
  const isBlank = !/[\p{L}\p{N}\p{P}\p{S}]/u.test(title);
  return writeOutHidden(isBlank ? (hostOf(url) ?? ids[0] ?? '') : title).trim();
}

/** The site that a source leads to. */
export function hostOf(url: string | undefined): string | undefined {
  const address = safeUrl(url);
  return address && new URL(address).host.replace(/^www\./, '');
}

/**
 * Where a source lives, in a few words: "Confluence · People & Culture", "example.org". Whoever writes a page also says what it
 * is called: unless the company's own search found it and its title looks like no address, the site it leads to comes first.
 */
export function placeOf(source: Source): string {
  const { kind, title, siteName, subtitle, url } = source;
  const isDoubtful = kind !== 'enterprise' || /\w\.\w|:\/\//.test(title);
  const told = [isDoubtful && hostOf(url), appName(source), siteName?.replace(/^www\./, ''), subtitle];
  return writeOutHidden([...new Set(told.filter(Boolean))].join(' · '));
}

/** One of eight hues, in degrees, the same for all documents of an app. */
export function hueOf(source: Source): number {
  const key = source.appId ?? source.siteName ?? source.kind;
  return ([...key].reduce((sum, character) => (sum * 131 + character.codePointAt(0)!) % 1_000_003, 7) % 8) * 45;
}
