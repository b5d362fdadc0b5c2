import Ajv from 'ajv';
import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openKeyFiles, readApiKey } from '../../../src/server/config/api-key.js';
import { findUnsafe } from '../../../src/server/config/find-unsafe.js';
import { jsonSchema } from '../../../src/server/config/json-schema.js';
import { ConfigurationError, readSettings, type Environment } from '../../../src/server/config/read-settings.js';
import { nameOf, settingList } from '../../../src/server/config/setting-list.js';
import { settingsHelp } from '../../../src/server/config/settings-help.js';
import { settingsSchema } from '../../../src/server/config/settings.js';

/** A value of each setting that is not its default, as the environment and as the file have it. */
const examples: Readonly<Record<string, readonly [text: string, value: unknown]>> = {
  apiKey: ['key-1', 'key-1'],
  apiKeyFile: ['/etc/key', '/etc/key'],
  baseUrl: ['https://app.acme.unleash.so/e-api', 'https://app.acme.unleash.so/e-api'],
  allowInsecureUpstream: ['true', true],
  identity: ['jwt', 'jwt'],
  'header.name': ['X-User', 'X-User'],
  'header.peers': ['127.0.0.1, 10.0.0.0/8', ['127.0.0.1', '10.0.0.0/8']],
  'header.pattern': ['[a-z]+', '[a-z]+'],
  'jwt.issuer': ['https://sso.acme.example', 'https://sso.acme.example'],
  'jwt.audience': ['chat', 'chat'],
  'jwt.jwks': ['{"keys":[{"kty":"RSA"}]}', { keys: [{ kty: 'RSA' }] }],
  'jwt.claim': ['sub', 'sub'],
  'jwt.cookie': ['session', 'session'],
  'jwt.header': ['x-token', 'x-token'],
  account: ['team@acme.example', 'team@acme.example'],
  everybodyHasTheRightsOfTheKey: ['true', true],
  everybodyHasTheRightsOfTheAccount: ['true', true],
  everybodyOnTheNetworkMayAsk: ['true', true],
  assistantId: ['a-1', 'a-1'],
  defaultAssistantId: ['a-2', 'a-2'],
  instructions: ['Be brief, please.', 'Be brief, please.'],
  roles: ['User', ['User']],
  endpoints: ['chat-v2,filters', ['chat-v2', 'filters']],
  maxMessages: ['7', 7],
  maxTextLength: ['8', 8],
  'limits.questionsPerMinute': ['9', 9],
  'limits.questionsAtOnce': ['10', 10],
  'limits.requestsPerMinute': ['11', 11],
  'limits.perAddress': ['12', 12],
  'limits.redisUrl': ['redis://127.0.0.1:6379', 'redis://127.0.0.1:6379'],
  'limits.whenRedisFails': ['refuse', 'refuse'],
  'timeouts.connect': ['1.5', 1.5],
  'timeouts.body': ['2', 2],
  'timeouts.firstByte': ['600', 600],
  'timeouts.idle': ['4', 4],
  'timeouts.answer': ['5', 5],
  host: ['::1', '::1'],
  port: ['0', 0],
  'tls.cert': ['cert.pem', 'cert.pem'],
  'tls.key': ['key.pem', 'key.pem'],
  allowedHosts: ['intranet.acme.example', ['intranet.acme.example']],
  allowedOrigins: ['https://a.example, https://b.example', ['https://a.example', 'https://b.example']],
  trustedProxies: ['fd00::/8', ['fd00::/8']],
  widgetArchive: ['/var/lib/old', '/var/lib/old'],
  adminPort: ['9090', 9090],
  logLevel: ['warn', 'warn'],
  stopTimeout: ['3', 3],
};

let folder: string;
before(async () => (folder = await mkdtemp(join(tmpdir(), 'settings-'))));
after(() => rm(folder, { recursive: true }));

function written(content: unknown, name = 'config.json'): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function nested(path: readonly string[], value: unknown): object {
  return path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as object;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, name) => (found as Record<string, unknown>)[name], value);
}

function sentencesOf(environment: Environment, file?: string): readonly string[] {
  try {
    readSettings(environment, file);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigurationError, String(error));
    return error.sentences;
  }
}

describe('a setting', () => {
  test('has an example here, a description, and a variable of its own', () => {
    assert.deepEqual(settingList.map(nameOf), Object.keys(examples));
    assert.equal(new Set(settingList.map(({ variable }) => variable)).size, settingList.length);
    for (const { variable, description } of settingList) {
      assert.match(variable, /^UNLEASH_[A-Z_]+$/);
      assert.match(description, /\.$/, variable);
    }
  });

  for (const setting of settingList) {
    const name = nameOf(setting);
    test(`${name} comes from the file and from ${setting.variable}`, () => {
      const [text, value] = examples[name]!;
      const standard = at(readSettings({}), setting.path);
      assert.notDeepEqual(standard, value);
      assert.deepEqual(at(readSettings({}, written(nested(setting.path, value))), setting.path), value);
      assert.deepEqual(at(readSettings({ [setting.variable]: text }), setting.path), value);
      assert.ok(settingsHelp().includes(`${name}  ${setting.variable}`));
    });
  }

  test('of the environment wins, and leaves its neighbours', () => {
    const file = written({ port: 1, limits: { perAddress: 5, questionsAtOnce: 6 }, apiKey: 'from-the-file' });
    const settings = readSettings({ UNLEASH_PORT: '2', UNLEASH_LIMITS_PER_ADDRESS: '7', UNLEASH_API_KEY_FILE: '/etc/key' }, file);
    assert.equal(settings.port, 2);
    assert.deepEqual([settings.limits.perAddress, settings.limits.questionsAtOnce], [7, 6]);
    assert.deepEqual([settings.apiKey, settings.apiKeyFile], [undefined, '/etc/key']);
  });
});

describe('a mistake is one sentence that names the setting', () => {
  const mistakes: readonly (readonly [object, RegExp])[] = [
    [{ acount: 'a' }, /config\.json: there is no setting "acount"\. Did you mean account\?$/],
    [{ limits: { perAdress: 5 } }, /there is no setting "limits\.perAdress"\. Did you mean limits\.perAddress\?$/],
    [{ entirelyDifferent: 1 }, /there is no setting "entirelyDifferent"\. --help lists the settings\.$/],
    [{ port: '8787' }, /: port must be a whole number from 0 to 65535\.$/],
    [{ port: 70_000 }, /: port must be at most 65535\.$/],
    [{ stopTimeout: 0 }, /: stopTimeout must be above 0\.$/],
    [{ limits: 5 }, /: limits must be an object with settings\.$/],
    [{ allowedHosts: 'a.example' }, /: allowedHosts must be a list of texts\.$/],
    [{ identity: 'headers' }, /: identity must be one of header, jwt, account, none\.$/],
    [{ roles: ['user'] }, /: roles must be a list of User, System, Assistant\.$/],
    [{ everybodyHasTheRightsOfTheKey: 'yes' }, /: everybodyHasTheRightsOfTheKey must be true or false\.$/],
    [
      { header: { peers: ['proxy.acme.example'] } },
      /: header\.peers must be an IP address or a network such as 10\.0\.0\.0\/8\.$/,
    ],
    [{ header: { pattern: '(' } }, /: header\.pattern must be a regular expression\.$/],
    [{ baseUrl: 'e-api.unleash.so' }, /: baseUrl must be a URL such as/],
    [{ assistantId: '' }, /: assistantId must not be empty\.$/],
    [{ assistantId: null }, /: assistantId must be a text\.$/],
  ];
  for (const [content, sentence] of mistakes) {
    test(JSON.stringify(content), () => {
      const [first, ...others] = sentencesOf({}, written(content));
      assert.match(first ?? '', sentence);
      assert.deepEqual(others, []);
    });
  }

  test('in the environment', () => {
    assert.deepEqual(sentencesOf({ UNLEASH_ALLOWED_HOST: 'a', UNLEASH_PORT: 'abc', UNLEASH_ACCOUNT: ' ', PATH: '/bin' }), [
      'There is no setting UNLEASH_ALLOWED_HOST. Did you mean UNLEASH_ALLOWED_HOSTS? If it belongs to another program, start this one without it.',
      'UNLEASH_ACCOUNT is empty. Give it a value, or leave it out.',
      'UNLEASH_PORT must be a whole number from 0 to 65535.',
    ]);
  });

  test('in the form of the file', () => {
    assert.deepEqual(sentencesOf({}, join(folder, 'missing.json')), [`There is no file ${join(folder, 'missing.json')}.`]);
    assert.match(sentencesOf({}, written('{\n  "apiKey": "s3cret",\n  "port" 1\n}'))[0]!, /is not JSON: look at line 3/);
    assert.match(sentencesOf({}, written('[]'))[0]!, /must contain one object/);
  });

  test('never with the value, which may be a key', () => {
    const contents = [
      { apiKey: ['s3cret'] },
      { apiKey: { s3cret: 1 } },
      { port: 's3cret' },
      '{"apiKey":"s3cret" "port":1}',
      '{"apiKey":"s3cret',
    ];
    for (const content of contents) assert.doesNotMatch(sentencesOf({}, written(content)).join(), /s3cret/);
    assert.doesNotMatch(sentencesOf({ UNLEASH_PORT: 's3cret' }).join(), /s3cret/);
  });
});

describe('what is not safe is refused', () => {
  const header = { identity: 'header', header: { name: 'x-user', peers: ['127.0.0.1'] } };
  const nobody = { identity: 'none', everybodyHasTheRightsOfTheKey: true };
  const findings = (content: object) => findUnsafe(settingsSchema.parse({ apiKey: 'k', ...content }));
  const refused: readonly (readonly [object, RegExp, object | undefined])[] = [
    [{ ...header, apiKey: undefined }, /API key is missing/, { ...header, apiKeyFile: '/etc/key', apiKey: undefined }],
    [{ ...header, apiKeyFile: '/etc/key' }, /both set/, header],
    [{}, /do not say who asks/, header],
    [{ identity: 'none' }, /set everybodyHasTheRightsOfTheKey to true/, nobody],
    [{ identity: 'account' }, /account is missing/, undefined],
    [
      { identity: 'account', account: 'a' },
      /set everybodyHasTheRightsOfTheAccount to true/,
      { identity: 'account', account: 'a', everybodyHasTheRightsOfTheAccount: true },
    ],
    [
      { ...nobody, host: '0.0.0.0' },
      /set everybodyOnTheNetworkMayAsk to true/,
      { ...nobody, host: '0.0.0.0', everybodyOnTheNetworkMayAsk: true },
    ],
    [{ ...nobody, host: 'intranet.acme.example' }, /everybodyOnTheNetworkMayAsk/, { ...nobody, host: '127.0.0.2' }],
    [{ identity: 'header', header: { peers: ['::1'] } }, /header\.name is missing/, undefined],
    [{ identity: 'header', header: { name: 'x-user' } }, /header\.peers is empty: anybody could write the header/, undefined],
    [{ identity: 'header', header: { name: 'x-user', peers: [] } }, /header\.peers is empty/, undefined],
    [{ identity: 'header', header: { name: 'x user', peers: ['::1'] } }, /name of a header/, undefined],
    [{ identity: 'header', header: { name: 'x-user', peers: ['0.0.0.0/0'] } }, /every address/, undefined],
    [{ identity: 'header', header: { name: 'x-user', peers: ['::/0'] } }, /every address/, undefined],
    [{ identity: 'jwt', jwt: { audience: 'a', jwks: 'https://a.example' } }, /jwt\.issuer is missing/, undefined],
    [{ ...header, allowedOrigins: ['*'] }, /allowedOrigins has a "\*"/, { ...header, allowedOrigins: ['https://a.example'] }],
    [{ ...header, allowedOrigins: ['https://*.a.example'] }, /allowedOrigins has a "\*"/, undefined],
    [
      { ...header, trustedProxies: ['0.0.0.0/0'] },
      /trustedProxies lists every address/,
      { ...header, trustedProxies: ['10.0.0.1'] },
    ],
    [{ ...header, tls: { cert: 'a.pem' } }, /both cert and key/, undefined],
    [
      { ...header, baseUrl: 'http://unleash.acme.example' },
      /shows the API key to the network/,
      { ...header, baseUrl: 'http://unleash.acme.example', allowInsecureUpstream: true },
    ],
    [
      { ...header, baseUrl: 'https://me:pw@unleash.acme.example' },
      /name or password/,
      { ...header, baseUrl: 'http://localhost:9' },
    ],
  ];
  for (const [content, sentence, safe] of refused) {
    test(JSON.stringify(content), () => {
      const { refusals } = findings(content);
      assert.ok(
        refusals.some((each) => sentence.test(each)),
        refusals.join('\n'),
      );
      if (safe) assert.deepEqual(findings(safe).refusals, []);
    });
  }

  test('what is doubtful is a warning', () => {
    assert.deepEqual(findings(header).warnings, []);
    assert.match(findings({ ...header, host: '0.0.0.0' }).warnings.join(), /readable on the network/);
    assert.match(findings({ ...header, account: 'a' }).warnings.join(), /settings of account are not used/);
    assert.match(findings({ ...nobody, host: '0.0.0.0' }).warnings.join(), /allowedHosts is not set/);
    assert.match(findings({ ...nobody, allowedHosts: ['a.example'] }).warnings.join(), /trustedProxies/);
  });

  test('a file with the key that others can read is a warning', () => {
    const keyFile = written('key-1\n', 'key');
    const config = written({ apiKey: 'k' });
    const inFile = settingsSchema.parse({ apiKeyFile: keyFile });
    chmodSync(keyFile, 0o640);
    assert.deepEqual(openKeyFiles(inFile, config), []);
    chmodSync(keyFile, 0o644);
    chmodSync(config, 0o644);
    assert.match(openKeyFiles(inFile, config).join(), /Every user of this machine can read .*\/key, /);
    assert.match(openKeyFiles(settingsSchema.parse({ apiKey: 'k' }), config).join(), /config\.json/);
    assert.deepEqual(openKeyFiles(settingsSchema.parse({ apiKey: 'k' }), undefined), []);
  });
});

test('the key is read as people paste it, and as nothing else', () => {
  const fromFile = (text: string) => readApiKey(settingsSchema.parse({ apiKeyFile: written(text, 'key') }));
  assert.equal(fromFile('key-1\n'), 'key-1');
  assert.equal(fromFile('\uFEFFBearer key-1\r\n'), 'key-1');
  assert.equal(readApiKey(settingsSchema.parse({ apiKey: 'key-1' })), 'key-1');
  assert.throws(() => fromFile('\n'), /is empty/);
  assert.throws(
    () => fromFile('s3cret key'),
    (error: Error) => /nothing else/.test(error.message) && !/s3cret/.test(error.message),
  );
  assert.throws(
    () => readApiKey(settingsSchema.parse({ apiKeyFile: join(folder, 'none') })),
    /there is no file .*\. Write the API key/,
  );
});

test('the JSON schema accepts what the server accepts', () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(jsonSchema());
  for (const { path } of settingList) {
    const content = nested(path, examples[path.join('.')]![1]);
    assert.ok(validate({ $schema: './config.schema.json', ...content }), JSON.stringify(validate.errors));
  }
  for (const content of [{ acount: 'a' }, { limits: { perAdress: 1 } }, { port: '1' }, { identity: 'headers' }, { port: 70_000 }])
    assert.ok(!validate(content), JSON.stringify(content));
});
