// The groups of options in the form. Options that are not listed are in the last group, `More`.
const members = {
  Layout: ['layout', 'open', 'push', /-(width|height|max-height)$/, /-launcher-/],
  Look: ['theme', 'look', 'density', /^--/],
  Texts: [
    'heading',
    'placeholder',
    'assistantName',
    'assistantAvatar',
    'starters',
    'suggestions',
    'disclaimer',
    'draft',
    'strings',
  ],
  Conversation: [
    ...['threadId', 'instructions', 'historyLimit', 'maxLength', 'persist', 'persistKey', 'keepDays'],
    ...['feedback', 'actions', 'imageOrigins'],
  ],
  Connection: [
    ...['endpoint', 'tokenEndpoint', 'getToken', 'token', 'embedId', 'apiVersion', 'assistantId', 'filters', 'headers'],
    ...['credentials', 'fetch', 'firstByteTimeout', 'idleTimeout'],
  ],
};

export const groupNames = [...Object.keys(members), 'More'];

export function groupOf(name) {
  const isOne = (member) => (typeof member === 'string' ? member === name : member.test(name));
  return Object.keys(members).find((group) => members[group].some(isOne)) ?? 'More';
}
