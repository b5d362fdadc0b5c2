/** A plugin for the test server: a package of thousands of small modules is served as one, or each test page asks for them all. */
import { readFileSync } from 'node:fs';
import type { TestRunnerPlugin } from '@web/test-runner';
import { build } from 'vite';
import { root } from '../processes.js';

const bundle = async (entry: string): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
  });
  const [result] = Array.isArray(built) ? built : [];
  if (!result) throw new Error(`Nothing was built of ${entry}`);
  return result.output[0].code;
};

export const inOneFile = (name: string): TestRunnerPlugin => {
  const folder = `node_modules/${name}/`;
  const { module } = JSON.parse(readFileSync(`${root}${folder}package.json`, 'utf8')) as { module: string };
  let built: Promise<string> | undefined;
  return {
    name: `in-one-file:${name}`,
    serve: async ({ path }) =>
      path.endsWith(`/${folder}${module}`) ? { body: await (built ??= bundle(root + folder + module)), type: 'js' } : undefined,
  };
};
