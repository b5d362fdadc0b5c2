import { nameOf, settingGroups, settingList, type Setting } from './setting-list.js';

const width = 100;
const indent = '      ';

/** The settings with their variables, choices and defaults, for `--help`. */
export function settingsHelp(): string {
  const lines: string[] = [];
  let group: string | undefined;
  for (const setting of settingList) {
    const ownGroup = setting.path.length > 1 ? setting.path[0] : undefined;
    if (ownGroup !== undefined && ownGroup !== group) lines.push('', `  ${ownGroup}: ${settingGroups.get(ownGroup) ?? ''}`);
    group = ownGroup;
    lines.push(`  ${nameOf(setting)}  ${setting.variable}`, ...wrapped(textOf(setting)));
  }
  return lines.join('\n');
}

function textOf({ description, kind, choices, standard }: Setting): string {
  const parts = [description];
  const isListed = choices.every((choice) => description.includes(`${choice}:`));
  if (choices.length > 0 && !isListed) parts.push(`${kind === 'list' ? 'Any of' : 'One of'}: ${choices.join(', ')}.`);
  if (standard !== undefined && standard !== false && !(Array.isArray(standard) && standard.length === 0))
    parts.push(`Default: ${Array.isArray(standard) ? standard.join(', ') : String(standard)}.`);
  return parts.join(' ');
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length + word.length > width && line !== indent) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
