import { testStates } from './states.js';

testStates('ltr');
