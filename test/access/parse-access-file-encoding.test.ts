import { EXAMPLE, refusals } from './example.js';

test('GIVEN an access file in UTF-16 THEN one message, which says how to save it', () => {
  const text = Buffer.from(EXAMPLE, 'utf16le').toString('utf8');

  expect(refusals(text)).toEqual([
    'access.yaml:1:1: the access file is UTF-16; expected UTF-8: save it as UTF-8 (in PowerShell with -Encoding utf8)',
  ]);
});
