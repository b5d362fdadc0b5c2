import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { readDocuments } from '../../demo/server/read-documents.js';
import { ask, handlerFor } from './ask.js';
import { questionAbout, randomFolder, randomFrom } from './random-folder.js';

const questions = 30;
const least = 24;

test(`of ${questions} questions made from headings of a folder of 60 random pages, ${least} find their page among the first two citations`, async () => {
  const seed = Number(process.env['SEED'] ?? 1);
  const random = randomFrom(seed);
  const { documents, sections } = randomFolder(random);
  const folder = await mkdtemp(join(tmpdir(), 'random-folder-'));
  try {
    for (const { path, markdown } of documents) {
      await mkdir(join(folder, dirname(path)), { recursive: true });
      await writeFile(join(folder, path), markdown);
    }
    const handle = handlerFor({ documents: (await readDocuments(folder)).documents });
    const missed: string[] = [];
    for (let count = 0; count < questions; count += 1) {
      const section = sections[Math.floor(random() * sections.length)]!;
      const question = questionAbout(section, random);
      const { cited } = await ask(handle, question);
      // A heading may stand on two pages: either is right.
      const right = sections.filter(({ heading }) => heading === section.heading).map(({ path }) => path);
      if (!cited.slice(0, 2).some((path) => right.includes(path))) missed.push(`${question} (${section.path})`);
    }
    assert.ok(questions - missed.length >= least, `SEED=${seed}: missed ${missed.join('; ')}`);
  } finally {
    await rm(folder, { recursive: true });
  }
});
