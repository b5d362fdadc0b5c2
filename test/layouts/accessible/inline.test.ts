import { testLayout } from './axe.js';

testLayout('inline');
