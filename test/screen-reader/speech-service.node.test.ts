import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { SpeechService, type Utterance } from '../../scripts/screen-reader/speech-service.js';

describe('the speech service that records', () => {
  const folder = mkdtempSync(join(tmpdir(), 'speech-'));
  const said: Utterance[] = [];
  const service = new SpeechService((utterance) => said.push(utterance));
  let client: Socket;

  const send = async (command: string): Promise<string> => {
    client.write(`${command}\r\n`);
    const [reply] = (await once(client, 'data')) as [Buffer];
    return String(reply);
  };

  before(async () => {
    const path = join(folder, 'speech.sock');
    await service.listen(path);
    client = connect(path);
    await once(client, 'connect');
  });

  after(() => {
    client.destroy();
    service.close();
    rmSync(folder, { recursive: true });
  });

  it('takes the text out of the marks, and says what was interrupted', async () => {
    assert.match(await send('SPEAK'), /^230 /);
    assert.match(await send('<speak><mark name="0:4"/>Q&amp;A <mark name="5:6"/>&lt;b&gt;</speak>\r\n.'), /^225-1\r\n225 /);
    await send('SPEAK');
    await send('..5 of them\r\n.');
    assert.equal(service.silence, 0);
    assert.match(await send('CANCEL self'), /^210 /);
    assert.deepEqual(said, [
      { text: 'Q&A <b>', fate: 'cut' },
      { text: '.5 of them', fate: 'dropped' },
    ]);
  });

  it('answers what Orca asks for at its start', async () => {
    assert.match(await send('HISTORY GET CLIENT_ID'), /^245-\d+\r\n245 /);
    assert.match(await send('LIST OUTPUT_MODULES'), /^250-\w+\r\n250 /);
    assert.match(await send('LIST SYNTHESIS_VOICES'), /^249-\w+\ten\t\w+\r\n249 /);
    assert.match(await send('SET self RATE 0'), /^200 /);
  });
});
