import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FINDING_KINDS } from '../../src/access/finding-kind.js';
import { KINDS, kindsWhere } from '../../src/drift/kinds.js';
import { type Station } from '../../src/people/station.js';

test('GIVEN the kinds THEN each has a row, and a title and a help of one sentence that name no provider', () => {
  expect(Object.keys(KINDS).sort()).toEqual([...FINDING_KINDS].sort());
  for (const { title, help } of Object.values(KINDS)) {
    expect(title).toMatch(/^[A-Z][^.]+$/);
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

test('GIVEN the kinds that can arise at each hop of one run, that count as drift, and that name the push THEN these', () => {
  expect([...kindsWhere(({ atEachHop }) => atEachHop)].sort()).toEqual([
    'duplicate',
    'look-alike',
    'name',
    'role',
    'unknown-role',
  ]);
  expect([...kindsWhere(({ isDrift }) => isDrift)].sort()).toEqual([
    'ambiguous-role',
    'direct-assignment',
    'expired-grant',
    'inactive',
    'leaver',
    'missing',
    'not-synced',
    'renamed',
    'role',
    'unexpected',
    'unknown-role',
  ]);
  expect([...kindsWhere(({ namesPush }) => namesPush)].sort()).toEqual(['inactive', 'missing', 'renamed', 'role']);
});

test('GIVEN the kinds about a person THEN at which hops each can arise', () => {
  const inKlaviyo = ['assigned-provisioned', 'declared-provisioned'];
  const atBoth = ['declared-assigned', ...inKlaviyo];
  const hops = Object.fromEntries(
    [...kindsWhere(({ subject }) => subject === 'person')].map((kind) => [kind, KINDS[kind].hops]),
  );
  expect(hops).toEqual({
    missing: atBoth,
    inactive: atBoth,
    leaver: atBoth,
    unexpected: atBoth,
    'expired-grant': atBoth,
    kept: inKlaviyo,
    forbidden: inKlaviyo,
    'expiring-grant': inKlaviyo,
    renamed: ['assigned-provisioned'],
    role: atBoth,
    'ambiguous-role': ['declared-assigned', 'declared-provisioned'],
    'unknown-role': atBoth,
    name: atBoth,
    duplicate: atBoth,
    'conflicting-record': ['assigned-provisioned', 'declared-provisioned'],
    'no-active': ['assigned-provisioned', 'declared-provisioned'],
    'look-alike': atBoth,
    'not-synced': ['assigned-provisioned'],
    'direct-assignment': ['declared-assigned'],
  });
});

test('GIVEN the kinds about the account and the access file THEN at which hops each can arise', () => {
  expect(KINDS['role-list'].hops).toEqual(['declared-assigned']);
  expect(KINDS['nested-group'].hops).toEqual(['declared-assigned']);
  expect(KINDS['provisioning-stopped'].hops).toEqual(['assigned-provisioned']);
  expect(KINDS['too-few-admins'].hops).toEqual(['declared-assigned', 'assigned-provisioned', 'declared-provisioned']);
  for (const kind of ['owner', 'expired-exception', 'unmatched-exception', 'expiring-exception'] as const) {
    expect(KINDS[kind].hops).toEqual(['assigned-provisioned', 'declared-provisioned']);
  }
});

test('GIVEN the stations THEN the kinds that show there', () => {
  const shownAt = (station: Station) => [...kindsWhere(({ stations }) => stations.includes(station))].sort();
  const atBoth = [
    'duplicate',
    'expired-grant',
    'forbidden',
    'inactive',
    'leaver',
    'look-alike',
    'missing',
    'name',
    'role',
    'unexpected',
    'unknown-role',
  ];
  expect(shownAt('declared')).toEqual([
    'ambiguous-role',
    'expired-exception',
    'expiring-exception',
    'expiring-grant',
    'forbidden',
    'too-few-admins',
    'unmatched-exception',
  ]);
  expect(shownAt('assigned')).toEqual(
    [
      ...atBoth,
      'ambiguous-role',
      'direct-assignment',
      'nested-group',
      'not-synced',
      'provisioning-stopped',
      'renamed',
      'role-list',
    ].sort(),
  );
  expect(shownAt('provisioned')).toEqual(
    [...atBoth, 'conflicting-record', 'kept', 'no-active', 'owner', 'too-few-admins'].sort(),
  );
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
