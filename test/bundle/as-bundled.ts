/** What the test of the bundled libraries looks at. */
export { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
export { purify } from '../../src/markdown/purify.js';
export { Frames } from '../../src/wire/frames.js';
