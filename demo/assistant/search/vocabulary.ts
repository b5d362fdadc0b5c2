import { termOf, wordsOf } from './terms.js';

/**
 * Words of similar meaning, as questions seldom use the words of the page. Each line is a group; phrases are in quotation
 * marks. Irregular forms are included, as the stemmer cannot relate them.
 */
const groups = `
  pay paid salary wage
  holiday vacation leave "time off" "day off" "days off"
  resign quit leaving
  manager boss supervisor
  sick ill illness unwell
  doctor medical physician
  child children kid son daughter
  parent mother father maternity paternity parental
  death die died dead bereavement funeral
  family relative grandmother grandfather grandparent sister brother aunt uncle
  partner spouse wife husband
  bicycle bike cycling
  car vehicle
  phone mobile telephone smartphone
  laptop computer notebook
  fly flight plane flew airline
  hotel accommodation lodging
  meal food lunch dinner breakfast
  canteen cafeteria
  claim expense reimburse reimbursement refund
  email mail message
  suspicious strange phishing scam fishy
  wifi wireless
  visitor guest
  photograph photo picture
  laboratory lab
  recommend refer referral
  promotion promoted promote
  course training seminar
  dog pet animal
  emergency fire alarm
  broken broke defect repair fix
  password login "log in" "sign in"
  stolen theft steal stole thief
  lost lose missing
  change "pull request" "merge request"
  price cost expensive cheap rate
  allowance budget spend
  buy bought purchase
  abroad overseas foreign
  ai chatgpt copilot chatbot
  pension retirement
  railway rail
  taxi cab
  colleague coworker teammate
  deploy deployment release rollout
  rollback revert undo
  incident outage
  test exam
  present gift
  raise increase
  marry wedding marriage
  moved move relocate relocation
  kitchen cook
  park parking
  begin start
  forget forgot forgotten
  buddy mentor
  reference testimonial
`;

const readGroups = groups
  .trim()
  .split('\n')
  .map((line) => Array.from(line.matchAll(/"([^"]+)"|(\S+)/g), ([, phrase, word]) => ({ phrase, word })));

const wordsOfGroup = readGroups.map((group) => group.flatMap(({ word }) => (word ? termOf(word) : [])));
const groupsOf = new Map<string, (readonly string[])[]>();
for (const terms of wordsOfGroup) for (const term of terms) groupsOf.set(term, [...(groupsOf.get(term) ?? []), terms]);

const phrases = readGroups.flatMap((group, index) =>
  group.flatMap(({ phrase }) => (phrase ? [{ words: ` ${phrase} `, terms: wordsOfGroup[index]! }] : [])),
);

/** The other terms of the groups that a term belongs to. */
export function synonymsOf(term: string): readonly string[] {
  return [...new Set((groupsOf.get(term) ?? []).flat())].filter((each) => each !== term);
}

/** The phrases (`time off`) that occur in a text, each with the terms of its group. */
export function expressionsIn(text: string): readonly { readonly words: string; readonly terms: readonly string[] }[] {
  const asked = ` ${wordsOf(text.toLowerCase()).join(' ')} `;
  return phrases.filter(({ words }) => asked.includes(words));
}

let names: ReadonlySet<string> | undefined;

/** Whether a term is the English name of a country, if that is a single word. */
export function isCountry(term: string): boolean {
  return (names ??= countryNames()).has(term);
}

function countryNames(): ReadonlySet<string> {
  const display = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const known = letters.flatMap((one) => letters.map((other) => display.of(one + other)));
  return new Set(known.flatMap((name) => (name && /^\p{L}+$/u.test(name) ? termOf(name) : [])));
}
