/** Runs in the page: finds texts and icons with too little contrast to their background (WCAG 2.2, 1.4.3 and 1.4.11). */
import { isSeen, nameOf } from './text-boxes.js';

/** Red, green, blue (sRGB) and opacity, each from 0 to 1. */
type Colour = readonly [number, number, number, number];

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
const known = new Map<string, Colour>();

/** Converts any CSS colour to sRGB by painting it on a canvas. */
function colourOf(css: string): Colour {
  const found = known.get(css);
  if (found) return found;
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => value / 255);
  const colour: Colour = [red, green, blue, opacity];
  known.set(css, colour);
  return colour;
}

const over = ([r, g, b, opacity]: Colour, below: Colour): Colour => [
  r * opacity + below[0] * (1 - opacity),
  g * opacity + below[1] * (1 - opacity),
  b * opacity + below[2] * (1 - opacity),
  1,
];

const luminance = ([red, green, blue]: Colour): number => {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

export function contrastOf(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const parentOf = (element: Element): Element | null =>
  element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;

/** The colour behind an element, and its opacity multiplied by that of its ancestors. */
function behind(element: Element): { readonly background: Colour; readonly opacity: number } {
  const layers: Colour[] = [];
  let opacity = 1;
  for (let each: Element | null = element; each; each = parentOf(each)) {
    const style = getComputedStyle(each);
    opacity *= Number(style.opacity);
    const colour = colourOf(style.backgroundColor);
    if (colour[3] > 0) layers.push(colour);
    if (colour[3] === 1) break;
  }
  return { background: layers.reduceRight((below, layer) => over(layer, below), colourOf('Canvas')), opacity };
}

function flaw(element: Element, css: string, least: number, what: string): readonly string[] {
  const { background, opacity } = behind(element);
  const [red, green, blue, own] = colourOf(css);
  const contrast = contrastOf(over([red, green, blue, own * opacity], background), background);
  return contrast < least ? [`${nameOf(element)} is too faint (${contrast.toFixed(2)} : 1, at least ${least}): ${what}`] : [];
}

const controls = 'button, input, textarea, .composer, .filter, label:has(> input)';

/** The boundary of a control, by the side of its border that is seen best. Buttons without a border are known by their icon or words. */
function boundaryFlaws(element: Element): readonly string[] {
  if (!element.matches(controls) || element.closest(':disabled, [aria-disabled=true]')) return [];
  if (element.matches('[type=checkbox], [type=radio]')) return [];
  const style = getComputedStyle(element);
  const sides = (['Top', 'Right', 'Bottom', 'Left'] as const)
    .filter((side) => parseFloat(style[`border${side}Width`]) > 0)
    .map((side) => colourOf(style[`border${side}Color`]))
    .filter(([, , , opacity]) => opacity > 0);
  if (sides.length === 0) return element.matches('.composer') ? [`${nameOf(element)} has no boundary`] : [];
  const { background } = behind(parentOf(element)!);
  const best = Math.max(...sides.map((side) => contrastOf(over(side, background), background)));
  return best < 3 ? [`${nameOf(element)} has a faint boundary (${best.toFixed(2)} : 1, at least 3)`] : [];
}

/**
 * Flaws of texts, placeholders, icons and boundaries. Disabled controls are exempt.
 * @param least contrast of small text
 */
export function contrastFlaws(elements: readonly Element[], least = 4.5): readonly string[] {
  return elements.flatMap((element) => [...boundaryFlaws(element), ...textFlaws(element, least)]);
}

function textFlaws(element: Element, least: number): readonly string[] {
  if (element.closest(':disabled, [aria-disabled=true]')) return [];
  const style = getComputedStyle(element);
  // The letter of an app is an ornament.
  if (element.ariaHidden && least > 4.5) return [];
  if (element.matches('.icon')) return flaw(element, style.stroke === 'none' ? style.fill : style.stroke, 3, 'icon');
  if (element instanceof HTMLTextAreaElement && element.value === '')
    return flaw(element, getComputedStyle(element, '::placeholder').color, least, element.placeholder);
  const text = [...element.childNodes].filter((node) => node instanceof Text).map(({ data }) => data.trim());
  const words = text.join(' ').trim();
  if (words === '' || !isSeen(element)) return [];
  const size = parseFloat(style.fontSize);
  const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  return flaw(element, style.color, isLarge ? (least * 2) / 3 : least, words.slice(0, 40));
}
