import type { Answers } from './questions.js';

/** Longer than the 120 seconds that an answer may be silent: the server ends it first, and says so. */
const readTimeout = '130s';

/** Blocks for the `server` of the site. */
export function nginxFile(answers: Answers): string {
  const { identity, port = '', site = '' } = answers;
  const server = `http://127.0.0.1:${port}`;
  const signIn = identity === 'header' ? signInOf(answers) : { blocks: [], lines: [], foreign: [] };
  const blocks = [
    ...signIn.blocks,
    block('location /unleash/', [
      ...signIn.lines,
      `proxy_pass ${server};`,
      ...connection,
      'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
      '# Each piece of an answer is passed on as it arrives.',
      'proxy_buffering off;',
      `proxy_read_timeout ${readTimeout};`,
      '# Compression collects an answer: never compress text/event-stream, with Brotli (brotli off;) as little as with gzip.',
      'gzip off;',
    ]),
    '# The files of the widget come compressed, with gzip or Brotli, and say how long browsers may keep them.',
    block('location /unleash-chat/', [...signIn.foreign, `proxy_pass ${server};`, ...connection, 'gzip off;']),
  ];
  return `# unleash-chat: include this file in the server block of ${site}.\n\n${blocks.join('\n\n')}\n`;
}

const connection = ['proxy_http_version 1.1;', 'proxy_set_header Connection "";', 'proxy_set_header Host $host;'];

function signInOf({ 'header-name': name = '', 'oauth2-proxy': address = '' }: Answers) {
  const gateway = `http://${address}`;
  const variable = `$upstream_http_${name.toLowerCase().replaceAll('-', '_')}`;
  return {
    blocks: [
      '# oauth2-proxy, started with --set-xauthrequest. Leave these two blocks out if the site has them already. Another gateway:',
      '# write its blocks here, and below its lines in place of auth_request.',
      block('location /oauth2/', [`proxy_pass ${gateway};`, 'proxy_set_header Host $host;']),
      block('location = /oauth2/auth', [
        'internal;',
        `proxy_pass ${gateway};`,
        'proxy_set_header Host $host;',
        'proxy_set_header Content-Length "";',
        'proxy_pass_request_body off;',
      ]),
    ],
    lines: [
      'auth_request /oauth2/auth;',
      `auth_request_set $unleash_chat_account ${variable};`,
      '# Overwrites what a browser has sent under this name.',
      `proxy_set_header ${name} $unleash_chat_account;`,
    ],
    foreign: [`proxy_set_header ${name} "";`],
  };
}

function block(head: string, lines: readonly string[]): string {
  return `${head} {\n${lines.map((line) => `  ${line}\n`).join('')}}`;
}
