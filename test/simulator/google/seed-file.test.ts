import { join } from 'node:path';
import { readSeedFile } from '../../../src/simulator/google/index.js';
import { folderWith } from '../../cli/cli-run.js';

const read = (text: string) => readSeedFile(join(folderWith({ 'google.yaml': text }), 'google.yaml'));

describe('a seed file of the simulated Google Workspace', () => {
  it('GIVEN users and groups THEN they are read', async () => {
    const seed = await read(
      'users: [{ email: ada@example.com, suspended: true }]\ngroups: [{ email: g@example.com, members: [everyone] }]',
    );
    expect(seed.users).toEqual([{ email: 'ada@example.com', suspended: true }]);
    expect(seed.groups).toEqual([{ email: 'g@example.com', members: ['everyone'] }]);
    expect(await read('')).toEqual({});
  });

  it.each([
    ['that is no YAML', 'users: [', 'has a mistake'],
    ['with a key that is not known', 'people: []', 'people'],
    ['with something else', '[]', 'the file'],
    [
      'with an address twice',
      'users: [{ email: a@example.com }]\ngroups: [{ email: A@example.com }]',
      '"a@example.com" is there twice',
    ],
    ['with two mistakes', 'users: [{ email: ada }, { email: b }]', 'has 2 mistakes'],
  ])('GIVEN a file %s THEN it is refused', async (_what, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('GIVEN no file THEN it is refused', async () => {
    await expect(readSeedFile('missing.yaml')).rejects.toThrow('missing.yaml cannot be read');
  });
});
