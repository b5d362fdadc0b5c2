/** What host pages do to the widget in any engine, in Firefox. In `npm test`, these tests run in Chromium. */
import { testFocus } from './focus-tests.js';
import { hostSuite } from './host-suite.js';
import { testLeaving } from './leaving-tests.js';
import { testSandbox } from './sandbox-tests.js';
import { testSelecting } from './selecting-tests.js';
import { testTopLayer } from './top-layer-tests.js';
import { testTyping } from './typing-tests.js';

const suite = hostSuite('Firefox');
for (const test of [testFocus, testLeaving, testSandbox, testSelecting, testTopLayer, testTyping]) test(suite);
