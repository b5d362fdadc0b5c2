// Derives the options and their controls from custom-elements.json. Options are named here only if their type is not enough.
import { groupOf } from './option-groups.js';

/**
 * @typedef {object} Option
 * @property {string} name name of the property, or of the custom property
 * @property {string} [attribute]
 * @property {'attribute' | 'property' | 'style'} way how the option is set
 * @property {'text' | 'number' | 'boolean' | 'choice' | 'json' | 'function' | 'colour' | 'length'} kind
 * @property {readonly string[]} choices
 * @property {string} standard default value, as text
 * @property {string} description
 * @property {string} group
 */

/** Types whose values the manifest does not list. */
const choicesOfType = { RequestCredentials: ['omit', 'same-origin', 'include'] };
const functionTypes = /^(GetToken|typeof globalThis\.fetch)\b/;

/** @returns {readonly Option[]} */
export function readOptions({ members, cssProperties }) {
  const fields = members.filter(({ kind, readonly, static: isStatic, privacy }) => {
    return kind === 'field' && !readonly && !isStatic && (privacy ?? 'public') === 'public';
  });
  return [...ofTheElement, ...fields.map(readField), ...cssProperties.map(readStyle)];
}

/** Public methods that can be called without arguments. */
export function readMethods({ members }) {
  const isReady = ({ parameters = [] }) => parameters.every(({ optional }) => optional);
  return members.filter((member) => member.kind === 'method' && (member.privacy ?? 'public') === 'public' && isReady(member));
}

/** Global attributes that the chat uses. */
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
    // The default is only shown as a placeholder; the custom property itself stays unset.
    standard: '',
    hint: standard,
    description,
    group: groupOf(name),
  };
}
