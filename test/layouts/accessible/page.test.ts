import { testLayout } from './axe.js';

testLayout('page');
