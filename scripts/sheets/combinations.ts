/** The states, layouts, themes, directions and widths of which screenshots are taken. */
export const states = [
  'empty',
  'asking',
  'searching',
  'streaming',
  'finished',
  'sources',
  'card',
  'reader',
  'feedback',
  'editing',
  'filtering',
  'conversations',
  'error',
  'offline',
  'interrupted',
] as const;
export const layouts = ['inline', 'popup', 'drawer', 'page'] as const;
/** Of `look`. */
export const looks = ['default', 'paper', 'bubbles'] as const;
export const themes = ['light', 'dark'] as const;
export const directions = ['ltr', 'rtl'] as const;
export const widths = [280, 390, 768, 1280] as const;

export type State = (typeof states)[number];
export type Layout = (typeof layouts)[number];
export type LookName = (typeof looks)[number];
export type Theme = (typeof themes)[number];
export type Direction = (typeof directions)[number];

export interface Combination {
  readonly state: State;
  readonly layout: Layout;
  readonly theme: Theme;
  readonly direction: Direction;
  readonly width: number;
}

/** States that are drawn in every look. The others differ by the texts alone. */
const inEveryLook: readonly State[] = ['card', 'reader', 'editing', 'filtering', 'conversations'];
export const looksOf = (state: State): readonly LookName[] => (inEveryLook.includes(state) ? looks : ['default']);

export const nameOf = ({ state, layout, theme, direction, width }: Combination): string =>
  [state, layout, theme, direction, width].join('-');

/** The usual height of a window of this width, in CSS pixels. */
export const heightOf = (width: number): number => (width < 320 ? 640 : width < 600 ? 844 : width < 1000 ? 1024 : 800);
