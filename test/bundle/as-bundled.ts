/** What the test of the bundled libraries looks at. */
export { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
export { sanitize } from '../../src/markdown/sanitize.js';
