import { join } from 'node:path';

export interface WrittenSetup {
  readonly files: readonly string[];
  readonly folder: string;
  /** Undefined if the key is written already. */
  readonly missingKeyFile: string | undefined;
  readonly command: string;
  readonly site: string;
  /** Whether the server must be told who asks. */
  readonly isIdentified: boolean;
}

/** What was written, and what to do next. */
export function nextSteps({ files, folder, missingKeyFile, command, site, isIdentified }: WrittenSetup): string {
  const configuration = join(folder, 'unleash-chat.json');
  const steps = [
    ...(missingKeyFile === undefined
      ? []
      : [`Write the API key, and nothing else, into ${missingKeyFile}, and let only its owner read it: chmod 600.`]),
    `Check: npx unleash-chat serve --config ${configuration} --check${isIdentified ? ' --account YOUR-EMAIL-ADDRESS' : ''}`,
    `nginx: write "include ${join(folder, 'unleash-chat.nginx.conf')};" into the server block of ${site}; nginx -t; nginx -s reload.`,
    `systemd: cp ${join(folder, 'unleash-chat.service')} /etc/systemd/system/; systemctl daemon-reload; systemctl enable --now unleash-chat.`,
    `Try it: open https://${site}/unleash-chat/${isIdentified ? ', where you are signed in' : ''}.`,
    `The page: <script type="module" src="/unleash-chat/unleash-chat.js"></script><unleash-chat endpoint="/unleash"></unleash-chat>`,
    `Check the page: npx unleash-chat check https://${site}/`,
  ];
  // The service is a user of its own, which cannot read the homes of others.
  const hidden = [configuration, command].filter((path) => /^\/(?:root|home\/[^/]+)\//.test(path));
  return [
    `\nWritten:\n${files.map((path) => `  ${path}\n`).join('')}`,
    `Next:\n${steps.map((step, index) => `  ${index + 1}. ${step}\n`).join('')}`,
    ...(hidden.length > 0
      ? [
          `The service may not be able to read ${hidden.join(' and ')}: homes are often closed to others. A folder below /opt or /etc is open.\n`,
        ]
      : []),
  ].join('\n');
}
