import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileFault } from '../../src/text/file-fault.js';

function faultOf(path: string): string {
  try {
    readFileSync(path);
  } catch (error) {
    return fileFault(error);
  }
  throw new Error('the file can be read');
}

test('GIVEN what cannot be read THEN it is said in words, without a code of the system', () => {
  const folder = mkdtempSync(join(tmpdir(), 'file-fault-'));
  writeFileSync(join(folder, 'file'), '');
  expect(faultOf(folder)).toBe('it is a folder');
  expect(faultOf(join(folder, 'none'))).toBe('there is no such file');
  expect(faultOf(join(folder, 'file', 'below'))).toBe('a part of its path is a file, not a folder');
});

test('GIVEN an error of another kind THEN its own words stand', () => {
  expect(fileFault(new Error('the disk is on fire'))).toBe('the disk is on fire');
  expect(fileFault('so')).toBe('so');
});
