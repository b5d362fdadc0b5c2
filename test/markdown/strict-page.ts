/** Runs inside the frame of `strict-policy.test.ts`: renders under its policy and tells what came of it. */
import { purify } from '../../src/markdown/dom/purify.js';
import { corpus } from '../hostile/corpus/corpus.js';
import { renderAnswer, source } from './render-answer.js';
import { samples } from './samples.js';

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
  violations.push(`${violatedDirective}: ${sample}`),
);

const sources = [source('a')];
const host = document.createElement('div');
document.body.append(host);
for (const text of [...samples, ...corpus])
  host.append(renderAnswer(text, [{ referenceIds: ['a'], position: text.length }], sources));

// Reports are tasks of their own: they come before this one.
setTimeout(() => {
  const rendered = document.createElement('div');
  rendered.append(renderAnswer('Some **bold** text.'));
  const strong = rendered.querySelector('strong')?.textContent;
  parent.postMessage({ violations: [...violations], strong, purified: purify('<p>Text</p>')?.textContent }, '*');
}, 0);
