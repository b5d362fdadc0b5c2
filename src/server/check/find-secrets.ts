import type { Finding } from './finding.js';
import type { Markup } from './markup.js';

/** Attributes in which the widget refuses to work: everyone who opens the page can read them. */
const secretAttribute = /^(token|api-?key|key|bearer|authorization|secret)$/;

/** A JSON Web Token, or what an `authorization` header holds. */
const credential = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|\bbearer\s+[\w.~+/-]{16,}/i;

/** A key that is assigned a text: `apiKey: "..."`, `UNLEASH_API_KEY = '...'`. */
const assignedKey = /api[_-]?key["']?\s*[:=]\s*["'`][^"'`\s]{12,}["'`]/i;

/** Says where in the HTML a secret is, without quoting it. */
export function findSecrets({ chats, inlineScripts }: Markup): readonly Finding[] {
  const places = [
    ...chats.flatMap(({ attributes, line }) =>
      Object.entries(attributes)
        .filter(([name, value]) => value !== '' && (secretAttribute.test(name) || credential.test(value)))
        .map(([name]) => `The attribute ${name} of <unleash-chat> in line ${line}`),
    ),
    ...inlineScripts
      .filter(({ text }) => credential.test(text) || assignedKey.test(text))
      .map(({ line }) => `The script in line ${line}`),
  ];
  return places.map((place) => ({
    topic: 'secret',
    severity: 'error',
    sentence:
      `${place} of the page's HTML holds what looks like a key or token. Everyone who can open the page can read and use it: ` +
      'withdraw it, and keep the new one in the server (endpoint leads to it) or behind token-endpoint.',
  }));
}
