import { testLayout } from './axe.js';

testLayout('drawer');
