/** What the test of the bundled libraries looks at. */
export { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
export { purify } from '../../src/markdown/purify.js';
export { css, html, LitElement, noChange, nothing, render } from 'lit';
export { Directive, directive } from 'lit/directive.js';
export { guard } from 'lit/directives/guard.js';
export { keyed } from 'lit/directives/keyed.js';
