// From custom-elements.json to what the controls need to know: nothing here names an option but where a type says too little.
import { groupOf } from './option-groups.js';

/**
 * @typedef {object} Option
 * @property {string} name of the property, or of the custom property
 * @property {string} [attribute]
 * @property {'attribute' | 'property' | 'style'} way how it is set
 * @property {'text' | 'number' | 'boolean' | 'choice' | 'json' | 'function' | 'colour' | 'length'} kind
 * @property {readonly string[]} choices
 * @property {string} standard what it is when nobody says, as text
 * @property {string} description
 * @property {string} group
 */

/** Types that the manifest only names. */
const choicesOfType = { RequestCredentials: ['omit', 'same-origin', 'include'] };
const functionTypes = /^(GetToken|typeof globalThis\.fetch)\b/;

/** @returns {readonly Option[]} */
export function readOptions({ members, cssProperties }) {
  const fields = members.filter(({ kind, readonly, static: isStatic, privacy }) => {
    return kind === 'field' && !readonly && !isStatic && (privacy ?? 'public') === 'public';
  });
  return [...ofTheElement, ...fields.map(readField), ...cssProperties.map(readStyle)];
}

/** Methods that need nothing to be called. */
export function readMethods({ members }) {
  const isReady = ({ parameters = [] }) => parameters.every(({ optional }) => optional);
  return members.filter((member) => member.kind === 'method' && (member.privacy ?? 'public') === 'public' && isReady(member));
}

/** What every element has, and the chat heeds. */
const ofTheElement = [
  { name: 'lang', choices: ['', 'en', 'de', 'ar'], description: 'The language of its own texts; else that of the page.' },
  { name: 'dir', choices: ['', 'ltr', 'rtl'], description: 'The direction; else that of the page.' },
].map((option) => ({ ...option, attribute: option.name, way: 'attribute', kind: 'choice', standard: '', group: 'toolbar' }));

function readField({ name, attribute, type, default: standard = '', description = '' }) {
  const text = type.text.replace(/\s*\|\s*undefined$/, '');
  const choices = choicesOfType[text] ?? Array.from(text.matchAll(/'([^']*)'/g), ([, choice]) => choice);
  const isChoice = choicesOfType[text] !== undefined || /^'[^']*'(\s*\|\s*'[^']*')+$/.test(text);
  const simple = ['string', 'number', 'boolean'].includes(text) && text.replace('string', 'text');
  return {
    name,
    attribute,
    way: attribute ? 'attribute' : 'property',
    kind: isChoice ? 'choice' : simple || (functionTypes.test(text) ? 'function' : 'json'),
    choices: isChoice ? choices : [],
    standard: /^(undefined|false|\[\])$/.test(standard) ? '' : standard.replace(/^'(.*)'$/, '$1').replaceAll('_', ''),
    description,
    group: groupOf(name),
  };
}

function readStyle({ name, default: standard = '', description = '' }) {
  const isColour = /-(accent|text|surface|line|danger|colou?r)(-|$)/.test(name) && !/(size|width|height)$/.test(name);
  return {
    name,
    way: 'style',
    kind: isColour ? 'colour' : 'length',
    choices: [],
    // Shown as a hint: a token that nobody sets is not set at all.
    standard: '',
    hint: standard,
    description,
    group: groupOf(name),
  };
}
