/** What host pages do to the widget in any engine, in Chromium. `in-firefox.all.test.ts` runs the same tests. */
import { testFocus } from './focus-tests.js';
import { hostSuite } from './host-suite.js';
import { testSandbox } from './sandbox-tests.js';
import { testSelecting } from './selecting-tests.js';
import { testAccessibilityTree, testTopLayer } from './top-layer-tests.js';
import { testTyping, testTypingByOtherMeans } from './typing-tests.js';

const suite = hostSuite();
for (const test of [testFocus, testSandbox, testSelecting, testTopLayer, testTyping]) test(suite);
for (const test of [testAccessibilityTree, testTypingByOtherMeans]) test(suite);
