import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AccessKeySource } from '../../src/access/access-model.js';
import { checkAccessKey, readAccessKey } from '../../src/klaviyo/access-key.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';

const at = { line: 12, column: 7 };
const variable: AccessKeySource = { from: 'environment', variable: 'KLAVIYO_SCIM_ACCESS_KEY', at };
const file = (path: string): AccessKeySource => ({ from: 'file', path, at });

let baseFolder: string;
beforeAll(async () => {
  baseFolder = await mkdtemp(join(tmpdir(), 'access-key-'));
});
afterAll(() => rm(baseFolder, { recursive: true }));

describe('from an environment variable', () => {
  test('GIVEN a key with prefix and line end WHEN read THEN it is the bare key', () => {
    const environment = { KLAVIYO_SCIM_ACCESS_KEY: 'Klaviyo-API-Key example-access-key\n' };
    expect(readAccessKey(variable, { environment, baseFolder })).toBe('example-access-key');
    expect(checkAccessKey(variable, { environment, baseFolder })).toBeUndefined();
  });

  test('GIVEN no such variable THEN the refusal names it and the setting', () => {
    const places = { environment: {}, baseFolder };
    expect(() => readAccessKey(variable, places)).toThrow(ScimError);
    const sentence = checkAccessKey(variable, places);
    expect(sentence).toContain('The environment variable "KLAVIYO_SCIM_ACCESS_KEY"');
    expect(sentence).toContain('is not set');
    expect(sentence).toContain('scim.accessKey');
  });

  test('GIVEN a name that every object inherits THEN it is not set', () => {
    const source = { ...variable, variable: 'toString' } as AccessKeySource;
    expect(checkAccessKey(source, { environment: {}, baseFolder })).toContain('is not set');
  });

  test.each([
    ['  ', 'is empty'],
    ['secret-part other-part', 'has white space inside'],
  ])('GIVEN the value %j THEN the sentence names the variable and not the value', (value, problem) => {
    const sentence = checkAccessKey(variable, { environment: { KLAVIYO_SCIM_ACCESS_KEY: value }, baseFolder });
    expect(sentence).toContain('in the environment variable "KLAVIYO_SCIM_ACCESS_KEY"');
    expect(sentence).toContain(problem);
    expect(sentence).not.toContain('secret-part');
  });
});

describe('from a file', () => {
  const places = () => ({ environment: {}, baseFolder });

  test('GIVEN a relative path THEN it starts from the base folder and the key is trimmed', async () => {
    await writeFile(join(baseFolder, 'key.txt'), '\nBearer example-access-key \n');
    expect(readAccessKey(file('key.txt'), places())).toBe('example-access-key');
    expect(readAccessKey(file(join(baseFolder, 'key.txt')), places())).toBe('example-access-key');
  });

  test('GIVEN an empty file THEN it is refused by name', async () => {
    await writeFile(join(baseFolder, 'empty.txt'), '\n\n');
    expect(checkAccessKey(file('empty.txt'), places())).toBe(
      'The access key in the file "empty.txt" is empty: store the SCIM key there that Klaviyo shows under Settings > Security.',
    );
  });

  test('GIVEN no such file THEN the sentence says so and what a relative path starts from', () => {
    const sentence = checkAccessKey(file('absent.txt'), places());
    expect(sentence).toContain('"absent.txt"');
    expect(sentence).toContain('there is no such file');
    expect(sentence).toContain("starts from the access file's folder");
  });

  test('GIVEN a folder THEN the sentence says so', async () => {
    await mkdir(join(baseFolder, 'folder'));
    expect(checkAccessKey(file('folder'), places())).toContain('it is a folder');
  });

  test('GIVEN a path through a file THEN the sentence says so', async () => {
    await writeFile(join(baseFolder, 'plain.txt'), 'x');
    expect(checkAccessKey(file('plain.txt/key'), places())).toContain(
      'cannot be read: a part of its path is a file, not a folder.',
    );
  });

  test('GIVEN a path that no system takes THEN it is refused', () => {
    expect(() => readAccessKey(file('nul\0inside'), places())).toThrow(ScimError);
  });

  test('GIVEN a huge file THEN only its start is read and it is refused', async () => {
    await writeFile(join(baseFolder, 'huge.bin'), 'k'.repeat(1_000_000));
    await chmod(join(baseFolder, 'huge.bin'), 0o600);
    expect(checkAccessKey(file('huge.bin'), places())).toContain('is longer than 4096 characters');
  });
});

test('GIVEN an error that is no refusal WHEN checked THEN it is not taken for one', () => {
  const broken = {
    environment: {},
    get baseFolder(): string {
      throw new RangeError('broken');
    },
  };
  expect(() => checkAccessKey(file('key.txt'), broken)).toThrow(RangeError);
});
