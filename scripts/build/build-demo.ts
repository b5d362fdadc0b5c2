/** `npm run build:demo`, after dist/cdn is built: writes the static demo into dist/demo. */
import { writeStaticDemo } from './write-static-demo.js';
import { root } from '../processes.js';

await writeStaticDemo(`${root}dist/demo`);
console.log('dist/demo/index.html');
