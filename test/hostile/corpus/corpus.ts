/** What a document that a stranger can edit may hold, by kind. Each payload was written out once; none is counted twice. */
import { addresses } from './addresses.js';
import { clobbering } from './clobbering.js';
import { drawings } from './drawings.js';
import { entities } from './entities.js';
import { formulas } from './formulas.js';
import { images } from './images.js';
import { links } from './links.js';
import { markup } from './markup.js';
import { mutation } from './mutation.js';
import { spoofing } from './spoofing.js';
import { styles } from './styles.js';

export const kinds = {
  addresses,
  clobbering,
  drawings,
  entities,
  formulas,
  images,
  links,
  markup,
  mutation,
  spoofing,
  styles,
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const corpus: readonly string[] = [...new Set(Object.values(kinds).flat())];
