/** Conversations on this device in any engine, in Chromium. `in-firefox.all.test.ts` runs the same tests. */
import { hostSuite } from '../hosts/host-suite.js';
import { testKeeping } from './keeping-tests.js';

testKeeping(hostSuite());
