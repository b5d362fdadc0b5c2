import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../node_modules/@fontsource-variable/vazirmatn/files/', import.meta.url));
const scripts = ['arabic', 'latin-ext', 'latin'] as const;
const fileName = (script: string): string => `vazirmatn-${script}-wght-normal.woff2`;

/** One font family for Latin and Arabic, so that lines break alike on every machine. */
export const fontFiles: readonly string[] = scripts.map((script) => folder + fileName(script));

const ranges: Readonly<Record<(typeof scripts)[number], string>> = {
  arabic: 'U+0600-06FF, U+0750-077F, U+200C-200E, U+FB50-FDFF, U+FE70-FEFC',
  'latin-ext': 'U+0100-02BA, U+1E00-1EFF, U+20A0-20C0',
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-200B, U+200F-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+FEFF, U+FFFD',
};

const faces = scripts.map(
  (script) =>
    `@font-face { font-family: Sheets; font-weight: 100 900; src: url(/${fileName(script)}) format('woff2'); unicode-range: ${ranges[script]}; }`,
);

/** A page of a host with a heading, which is hidden in the layout `page`. The chat is added by `Stage`. */
export const hostPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>A page of a host</title>
    <style>
      ${faces.join('\n      ')}
      html { font-family: Sheets; --unleash-chat-font: Sheets; --unleash-chat-font-mono: Sheets; background: light-dark(#f6f6f4, #16181c); color: light-dark(#333, #ccc); }
      body { margin: 0; }
      h1 { margin: 0; padding: 16px 12px 0; font-size: 20px; }
      unleash-chat:not([layout]), unleash-chat[layout=inline] { margin: 16px 8px; }
      body:has(> [layout=page]) > h1 { display: none; }
    </style>
    <script type="module" src="/cdn/unleash-chat.js"></script>
  </head>
  <body><h1>Larkfield</h1></body>
</html>`;
