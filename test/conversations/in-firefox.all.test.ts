/** Conversations on this device in any engine, in Firefox. In `npm test`, these tests run in Chromium. */
import { hostSuite } from '../hosts/host-suite.js';
import { testKeeping } from './keeping-tests.js';

testKeeping(hostSuite('Firefox'));
