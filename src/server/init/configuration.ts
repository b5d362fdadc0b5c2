import type { z } from 'zod';
import type { settingsSchema } from '../config/settings.js';
import { listOf, tokenPlace, type Answers } from './questions.js';

export type Configuration = z.input<typeof settingsSchema>;

/** What is written into `unleash-chat.json`. Defaults are left out. */
export function configurationOf(answers: Answers, schema: string | undefined, apiKey: string | undefined): Configuration {
  const { site = '', 'key-file': keyFile, 'base-url': baseUrl, port } = answers;
  return {
    ...(schema !== undefined && { $schema: schema }),
    ...(apiKey === undefined ? { apiKeyFile: keyFile } : { apiKey }),
    baseUrl,
    ...identityOf(answers),
    allowedHosts: [site],
    port: Number(port),
  };
}

function identityOf(answers: Answers): Configuration {
  const { issuer, audience, jwks, claim, peers = '', 'header-name': name } = answers;
  switch (answers.identity) {
    case 'header':
      return { identity: 'header', header: { name, peers: [...listOf(peers)] } };
    case 'jwt':
      return { identity: 'jwt', jwt: { issuer, audience, jwks, claim, ...placeOf(answers.token) } };
    default:
      // Limits are for each address: that of the browser, not that of nginx.
      return { identity: 'none', everybodyHasTheRightsOfTheKey: true, trustedProxies: ['127.0.0.1'] };
  }
}

function placeOf(token = ''): { readonly cookie?: string; readonly header?: string } {
  const [, kind, name] = tokenPlace.exec(token) ?? [];
  if (kind === undefined || name === undefined) return {};
  return kind === 'cookie' ? { cookie: name } : { header: name };
}
