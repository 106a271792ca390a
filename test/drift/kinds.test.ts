import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FINDING_KINDS } from '../../src/access/finding-kind.js';
import { KINDS, kindsWhere } from '../../src/drift/kinds.js';

test('GIVEN the kinds THEN each has a row, and a title and a help of one sentence that name no provider', () => {
  expect(Object.keys(KINDS).sort()).toEqual([...FINDING_KINDS].sort());
  for (const { title, help } of Object.values(KINDS)) {
    expect(title).not.toMatch(/\.$/);
    expect(help).toMatch(/^[^.]+\.$/);
    expect(`${title} ${help}`).not.toContain('Okta');
  }
});

test('GIVEN what holds of some kinds THEN those', () => {
  expect([...kindsWhere(({ subject }) => subject === 'access file')]).toEqual([
    'expired-exception',
    'unmatched-exception',
    'expiring-exception',
  ]);
});

describe('docs/drift.md, "Kinds of findings"', () => {
  const text = readFileSync(join(__dirname, '../../docs/drift.md'), 'utf8');

  test.each(FINDING_KINDS)('has a row of %s with every severity that it can have', (kind) => {
    const [, , severities = ''] = (text.split('\n').find((line) => line.startsWith(`| \`${kind}\``)) ?? '')
      .split('|')
      .slice(1);
    const { severity } = KINDS[kind];
    const expected =
      severity === 'by role'
        ? ['critical', 'high']
        : typeof severity === 'string'
          ? [severity]
          : Object.values(severity);
    for (const word of expected) expect(severities).toContain(word);
  });
});
