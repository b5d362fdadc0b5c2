import { testLayout } from './axe.js';

testLayout('popup');
