import { testStates } from './states.js';

testStates('rtl');
