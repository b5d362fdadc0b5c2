import { hostSuite } from './host-suite.js';
import { testLeaving } from './leaving-tests.js';

testLeaving(hostSuite());
