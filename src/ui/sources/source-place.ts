import type { Source } from '../../conversation/conversation.js';
import { writeOutHidden } from '../../conversation/write-out-hidden.js';
import { safeUrl } from './safe-url.js';

const appNames =
  'Confluence,GitHub,GitLab,Gmail,Google Drive,HubSpot,Jira,Notion,OneDrive,Salesforce,ServiceNow,SharePoint,Slack,Zendesk'.split(
    ',',
  );

const normalize = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The name of the app; of unknown apps the id, capitalised. */
export function appName({ appId = '' }: Pick<Source, 'appId'>): string {
  const key = normalize(appId);
  if (key === 'teams') return 'Microsoft Teams';
  return appNames.find((name) => normalize(name) === key) ?? appId.charAt(0).toUpperCase() + appId.slice(1);
}

/** The title with hidden characters written out; if nothing in it is visible, the host or the id. */
export function titleOf({ title, url, ids }: Source): string {
  const isBlank = !/[\p{L}\p{N}\p{P}\p{S}]/u.test(title);
  return writeOutHidden(isBlank ? (hostOf(url) ?? ids[0] ?? '') : title).trim();
}

/** The host of a source's URL, if that is safe. */
export function hostOf(url: string | undefined): string | undefined {
  const address = safeUrl(url);
  return address && new URL(address).host.replace(/^www\./, '');
}

/**
 * App, site and folder of a source: "Confluence · People & Culture". The host comes first, because authors choose the title of
 * their page; not for sources of the enterprise search, unless their title looks like a URL.
 */
export function placeOf(source: Source): string {
  const { kind, title, siteName, subtitle, url } = source;
  const isDoubtful = kind !== 'enterprise' || /\w\.\w|:\/\//.test(title);
  const names = [isDoubtful && hostOf(url), appName(source), siteName?.replace(/^www\./, ''), subtitle];
  return writeOutHidden([...new Set(names.filter(Boolean))].join(' · '));
}

/** One of eight hues in degrees, the same for all sources of an app. */
export function hueOf(source: Source): number {
  const key = source.appId ?? source.siteName ?? source.kind;
  return ([...key].reduce((sum, character) => (sum * 131 + character.codePointAt(0)!) % 1_000_003, 7) % 8) * 45;
}
