import { execFileSync } from 'node:child_process';
import { shellQuoted } from '../../src/text/shell-quoted.js';

describe('shellQuoted', () => {
  it.each([
    'okta_group.acme',
    `okta_group.g["o'neil"]`,
    `okta_group.g["x'; echo gone; echo '"]`,
    `''`,
    '$(echo gone) `echo gone` $HOME \\ "x" !x',
    '',
    'two\nlines',
  ])('GIVEN %j WHEN a shell reads it THEN it is one word, as it was', (text) => {
    expect(execFileSync('sh', ['-c', `printf '[%s]' ${shellQuoted(text)}`], { encoding: 'utf8' })).toBe(`[${text}]`);
  });
});
