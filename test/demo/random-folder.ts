import type { SourceDocument } from '../../demo/assistant/documents/page.js';

/** Pages about nothing, made from a vocabulary: headings overlap, and every page speaks of what others are about. */

export type Random = () => number;

/** Mulberry32: the same numbers for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const things =
  words(`archive badge boiler bridge calendar canteen cellar chart compressor contract crane database drawbridge elevator
  engine fountain freezer garden gauge generator greenhouse harvest invoice kettle kiln laboratory ladder lantern library locker
  magazine mailbox microscope mooring orchard parcel pipeline printer projector pump quarry receipt roof sample sensor shuttle
  signal silo stairwell telescope timetable tractor trailer turbine uniform vault ventilation warehouse wharf workshop`);
const qualities = words(`amber autumn basement broken central copper daily eastern emergency empty experimental external foreign
  frozen hidden hourly internal leaking lower lunar monthly narrow nightly northern obsolete portable private public quarterly
  rented retired seasonal shared silent southern spare temporary upper urgent weekly western wireless yellow`);
const deeds =
  words(`borrowing calibrating cleaning closing counting draining heating inspecting insuring labelling lending measuring
  moving ordering painting renting repairing replacing reporting reserving selling shipping starting storing testing`);
const people = words(`apprentice caretaker carpenter chemist clerk courier driver gardener geologist inspector librarian mechanic
  nurse painter pilot plumber porter sailor surveyor welder`);
const manners = words(
  `carefully early gladly in-pairs loudly neatly patiently promptly quietly slowly thoroughly together twice`,
);

export interface Section {
  readonly path: string;
  readonly title: string;
  readonly heading: string;
}

export interface RandomFolder {
  readonly documents: readonly SourceDocument[];
  readonly sections: readonly Section[];
}

export function randomFolder(random: Random, pages = 60): RandomFolder {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
  const sections: Section[] = [];
  const documents = Array.from({ length: pages }, (_, index): SourceDocument => {
    const title = `${capital(pick(qualities))} ${pick(things)} ${pick(['handbook', 'guide', 'rules', 'manual'])}`;
    const path = `${pick(['north', 'south', 'harbour/old'])}/page-${index}.md`;
    const parts = Array.from({ length: 4 + Math.floor(random() * 3) }, () => {
      const heading = headingFrom(pick, random);
      sections.push({ path, title, heading });
      return `## ${heading}\n\n${bodyFrom(heading, pick, random)}`;
    });
    return { path, markdown: `# ${title}\n\n${sentence(pick, random)} ${sentence(pick, random)}\n\n${parts.join('\n\n')}\n` };
  });
  return { documents, sections };
}

export function questionAbout({ heading }: Section, random: Random): string {
  const subject = heading.charAt(0).toLowerCase() + heading.slice(1);
  const forms = [
    `What are the rules for ${subject}?`,
    `Tell me about ${subject}`,
    `How does ${subject} work here?`,
    `${heading}?`,
  ];
  return forms[Math.floor(random() * forms.length)]!;
}

type Pick = (list: readonly string[]) => string;

function headingFrom(pick: Pick, random: Random): string {
  const form = Math.floor(random() * 3);
  if (form === 0) return capital(`${pick(deeds)} the ${pick(qualities)} ${pick(things)}`);
  if (form === 1) return capital(`${pick(things)} and ${pick(things)} for the ${pick(people)}`);
  return capital(`${pick(qualities)} ${pick(things)} ${pick(deeds)}`);
}

/** Says what the heading is about once or twice, and much about other things. */
function bodyFrom(heading: string, pick: Pick, random: Random): string {
  const subject = heading.charAt(0).toLowerCase() + heading.slice(1);
  const own = `For ${subject}, the ${pick(people)} needs ${2 + Math.floor(random() * 90)} ${pick(['days', 'euros', 'forms', 'keys'])}.`;
  const others = Array.from({ length: 2 + Math.floor(random() * 4) }, () => sentence(pick, random));
  others.splice(Math.floor(random() * (others.length + 1)), 0, own);
  const list = Array.from({ length: 3 }, () => `- ${capital(pick(deeds))} the ${pick(things)} ${pick(manners)}`).join('\n');
  return random() < 0.4 ? `${others.join(' ')}\n\n${list}` : others.join(' ');
}

function sentence(pick: Pick, random: Random): string {
  const count = 1 + Math.floor(random() * 40);
  if (random() < 0.5) return `The ${pick(people)} keeps ${count} ${pick(things)}s near the ${pick(qualities)} ${pick(things)}.`;
  return `When the ${pick(things)} is ${pick(qualities)}, the ${pick(people)} begins ${pick(deeds)} ${pick(manners)}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
