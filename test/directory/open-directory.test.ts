import { DirectorySourceError, openDirectory } from '../../src/directory/open-directory.js';
import { RosterDirectory } from '../../src/directory/roster.js';
import { type Directory } from '../../src/people/directory-person.js';

const ofOkta: Directory = { read: () => Promise.resolve({ source: 'Okta', users: [] }) };

test('GIVEN the identity provider as the source THEN its directory is opened', () => {
  expect(openDirectory({ kind: 'okta' }, '.', () => ofOkta)).toBe(ofOkta);
});

test('GIVEN the identity provider and no way to it THEN that is said', () => {
  const open = () => openDirectory({ kind: 'okta' }, '.');
  expect(open).toThrow(DirectorySourceError);
  expect(open).toThrow(expect.objectContaining({ name: 'DirectorySourceError' }) as Error);
  expect(open).toThrow(
    'The access file reads the people from the identity provider (directory.okta), and no way to read it was given.',
  );
});

test('GIVEN a roster THEN the provider is left alone', () => {
  expect(openDirectory({ kind: 'roster', path: 'people.csv' }, '.', () => ofOkta)).toBeInstanceOf(RosterDirectory);
});
