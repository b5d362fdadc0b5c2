import { isTimed } from './machine.js';
import { endAnswer, isSameAnswer, renderAnswer, startAnswer } from './render-answer.js';
import { expect } from '@open-wc/testing';

/** Puts a text of one line, or of several, into a container. */
type Wrap = (text: string) => string;

const indent = (text: string, first: string, rest: string): string => first + text.replaceAll('\n', `\n${rest}`);

/** Containers of text that goes over several lines. */
export const blockContainers: Readonly<Record<string, Wrap>> = {
  'a paragraph': (text) => text,
  'an item': (text) => indent(text, '- ', '  '),
  'a nested item': (text) => indent(text, '- one\n  1. ', '     '),
  'a quote': (text) => indent(text, '> ', '> '),
  'an item of a quote': (text) => indent(text, '> - ', '>   '),
};

/** Containers of text on one line. */
export const containers: Readonly<Record<string, Wrap>> = {
  ...blockContainers,
  'a cell': (text) => `| a | b |\n|---|---|\n| 1 | ${text} |`,
  'a heading': (text) => `## ${text}`,
};

export interface Frame {
  readonly host: HTMLElement;
  readonly received: string;
}

/** Characters that come at once: in other engines more, because the code is the same there. */
const pieceLength = isTimed ? 1 : 3;

/** Streams a text in small pieces, looks at each frame, and expects the end to be the same answer as the whole, which it returns. */
export function streamAnswer(text: string, look: (frame: Frame) => void = () => undefined): HTMLElement {
  const { host, renderer } = startAnswer();
  const characters = [...text];
  let received = '';
  for (let at = 0; at < characters.length; at += pieceLength) {
    const piece = characters.slice(at, at + pieceLength).join('');
    received += piece;
    renderer.push(piece);
    renderer.flush();
    look({ host, received });
  }
  endAnswer(renderer);
  const whole = renderAnswer(text);
  if (!isSameAnswer(host, whole)) expect(host.innerHTML, text).to.equal(whole.innerHTML);
  return whole;
}

/** What a reader reads, with line breaks, without what the renderer adds to it. */
export function readText(host: ParentNode): string {
  const copy = (host as HTMLElement).cloneNode(true) as HTMLElement;
  for (const own of copy.querySelectorAll('.citations, figcaption, .link-host, .plain-note')) own.remove();
  for (const lineBreak of copy.querySelectorAll('br')) lineBreak.replaceWith('\n');
  for (const block of copy.querySelectorAll('p, li, h1, h2, h3, h4, h5, h6, td, th')) block.append('\n');
  return copy.textContent!;
}
