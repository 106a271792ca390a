import { FINDING_KINDS, SEVERITIES, type Severity } from '../../src/access/finding-kind.js';
import { grewWorse, type WeighedState } from '../../src/drift/grew-worse.js';

const state = (role: string | null, active = true): WeighedState => ({ role, active });
const finding = (severity: Severity, provisioned?: WeighedState | null, assigned?: WeighedState | null) => ({
  severity,
  provisioned,
  assigned,
});

test.each(FINDING_KINDS)(
  'GIVEN a heavier severity of %s THEN that made it worse; the same or a lighter one did not',
  (kind) => {
    for (const [before, severity] of SEVERITIES.entries()) {
      for (const [after, other] of SEVERITIES.entries()) {
        const expected = after < before ? [`severity was ${severity}`] : [];
        expect(grewWorse(kind, finding(severity), finding(other))).toEqual(expected);
      }
    }
  },
);

test.each<[string, WeighedState | null | undefined, WeighedState | null | undefined, string | undefined]>([
  ['another role of as much power', state('analyst'), state('support'), 'with the role "analyst" before'],
  ['more power', state('analyst'), state('manager'), 'with the role "analyst" before'],
  ['a role that is not known', state('manager'), state('growth'), 'with the role "manager" before'],
  ['a role where there was none', state(null), state('admin'), 'with no role before'],
  ['no role, which may be any', state('analyst'), state(null), 'with the role "analyst" before'],
  ['less power', state('manager'), state('analyst'), undefined],
  ['a known role of less power than any', state(null), state('manager'), undefined],
  ['the same', state('admin'), state('admin'), undefined],
  ['somebody who was not there', null, state('analyst'), 'not there'],
  ['somebody who was switched off', state('analyst', false), state('analyst'), 'not there'],
  ['somebody who is switched off now', state('analyst'), state('admin', false), undefined],
  ['somebody who is gone', state('analyst'), null, undefined],
  ['a station that was not read before', undefined, state('admin'), undefined],
  ['a station that is not read now', state('analyst'), undefined, undefined],
])('GIVEN %s THEN at either station: %s, %s, %s', (_what, before, after, expected) => {
  const clauses = (station: string) => {
    if (expected === undefined) return [];
    return [expected === 'not there' ? `not ${station} before` : `${station} ${expected}`];
  };
  expect(grewWorse('unexpected', finding('high', before), finding('high', after))).toEqual(clauses('provisioned'));
  expect(grewWorse('role', finding('high', null, before), finding('high', null, after))).toEqual(clauses('assigned'));
});

test('GIVEN several facts moved THEN all of them, in one order', () => {
  const before = finding('high', state('analyst'), null);
  expect(grewWorse('unexpected', before, finding('critical', state('admin'), state('admin')))).toEqual([
    'severity was high',
    'not assigned before',
    'provisioned with the role "analyst" before',
  ]);
});

test('GIVEN it weighs less than before THEN no other fact makes it worse', () => {
  expect(grewWorse('unexpected', finding('critical', null), finding('high', state('support')))).toEqual([]);
});

test.each(['missing', 'inactive', 'name', 'not-synced', 'role-list', 'too-few-admins', 'a-kind-to-come'])(
  'GIVEN %s, which says of nobody that they have too much THEN a person who comes or has another role makes it no worse',
  (kind) => {
    expect(grewWorse(kind, finding('medium', null), finding('medium', state('admin')))).toEqual([]);
    expect(grewWorse(kind, finding('medium', state('analyst')), finding('medium', state('admin')))).toEqual([]);
  },
);

test.each([
  'unexpected',
  'renamed',
  'role',
  'duplicate',
  'unknown-role',
  'conflicting-record',
  'no-active',
  'look-alike',
  'direct-assignment',
  'owner',
])('GIVEN %s, which says that somebody has or may have too much THEN another role makes it worse', (kind) => {
  expect(grewWorse(kind, finding('medium', state('analyst')), finding('medium', state('admin')))).toHaveLength(1);
});
