import type { Source } from '../conversation/conversation.js';

const appNames: Readonly<Record<string, string>> = {
  confluence: 'Confluence',
  github: 'GitHub',
  gitlab: 'GitLab',
  gmail: 'Gmail',
  googledrive: 'Google Drive',
  hubspot: 'HubSpot',
  jira: 'Jira',
  notion: 'Notion',
  onedrive: 'OneDrive',
  salesforce: 'Salesforce',
  servicenow: 'ServiceNow',
  sharepoint: 'SharePoint',
  slack: 'Slack',
  teams: 'Microsoft Teams',
  zendesk: 'Zendesk',
};

/** The name people know an app by; an app nobody listed keeps its id, with a capital letter. */
export function appName(source: Source): string {
  const id = source.appId ?? '';
  const key = id.toLowerCase().replace(/[^a-z0-9]/g, '');
  return (Object.hasOwn(appNames, key) && appNames[key]) || id.charAt(0).toUpperCase() + id.slice(1);
}

/** Where a source lives, in a few words: "Confluence · People & Culture", "example.org". */
export function placeOf(source: Source): string {
  return [appName(source), source.siteName, source.subtitle].filter(Boolean).join(' · ');
}

/** One of eight hues, the same for all documents of an app. */
export function hueOf(source: Source): number {
  const key = source.appId ?? source.siteName ?? source.kind;
  return [...key].reduce((sum, character) => (sum * 131 + character.codePointAt(0)!) % 1_000_003, 7) % 8;
}
