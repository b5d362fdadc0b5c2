import { createHash } from 'node:crypto';

const style = 'body{margin:0}';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "require-trusted-types-for 'script'",
  "trusted-types lit-html unleash-chat 'allow-duplicates'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * A page with the widget, to try the server.
 * @param note plain text below the field for the question
 */
export function trialPage(integrity: string, note = ''): Response {
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Try the assistant</title>
    <style>${style}</style>
    <script type="module" src="/unleash-chat/unleash-chat.js" integrity="${integrity}" crossorigin="anonymous"></script>
  </head>
  <body>
    <unleash-chat endpoint="/unleash" layout="page" heading="Try the assistant" disclaimer="${note}"></unleash-chat>
    <noscript>The assistant needs JavaScript.</noscript>
  </body>
</html>
`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}
