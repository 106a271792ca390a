import { type Belonging } from '../../../src/people/declared-person.js';
import {
  account,
  compare,
  declared,
  findingsOf,
  kindsOf,
  provisioned,
  SAMPLE_POLICY,
  wordsOf,
} from '../sample-account.js';

function memberUntil(until: string | undefined): Belonging {
  return { by: 'member', until, reason: 'Covers for Grace' };
}

const [admins, analysts] = account().assignments;
const assignments = [
  admins!,
  {
    ...analysts!,
    membership: {
      kind: 'declared',
      fromRoster: false,
      members: [{ user: 'ADA@example.com', until: '2026-08-10', reason: 'x', at: { line: 44, column: 13 } }],
    },
  } as const,
];

function inSync(belonging: Belonging, changes = {}) {
  return compare([declared({ belonging, ...changes })], [provisioned()], { assignments });
}

test('GIVEN a grant that ends within two weeks THEN it is announced at its line, with what is left after it', () => {
  const drift = inSync(memberUntil('2026-08-10'));

  expect(findingsOf(drift)).toMatchObject([{ kind: 'expiring-grant', severity: 'info' }]);
  expect(wordsOf(drift, 'expiring-grant')).toEqual([
    [
      'Their role "analyst" ends on 2026-08-10, in 9 days, with their membership of "klaviyo-analysts" ("Covers for ' +
        'Grace"). After that they have no access to the account.',
      'If it should end, nothing has to be done but to deploy afterwards. If not, set a new end date and have it reviewed ' +
        '(line 44 of the access file).',
    ],
  ]);
});

test('GIVEN another assignment applies too THEN that is what is left', () => {
  const passedOver = [{ group: 'klaviyo-support', role: 'support', priority: 3 }];

  expect(wordsOf(inSync(memberUntil('2026-08-10'), { passedOver }), 'expiring-grant')[0]?.[0]).toContain(
    'After that they have the role "support", by "klaviyo-support".',
  );
});

test.each([
  ['2026-08-01', 'today', true],
  ['2026-08-02', 'tomorrow', true],
  ['2026-08-15', 'in 14 days', true],
  ['2026-08-16', '', false],
])('GIVEN it ends on %s THEN it is announced as %s: %s', (until, left, isAnnounced) => {
  const said = wordsOf(inSync(memberUntil(until)), 'expiring-grant').map(([message]) => message);

  expect(said).toHaveLength(isAnnounced ? 1 : 0);
  if (isAnnounced) expect(said[0]).toContain(`ends on ${until}, ${left}, with`);
});

test('GIVEN a policy that announces earlier THEN it is announced then', () => {
  const policy = { ...SAMPLE_POLICY, announceExpiry: 60 };
  const person = declared({ belonging: memberUntil('2026-09-20') });

  expect(kindsOf(compare([person], [provisioned()], { assignments, policy }))).toEqual(['info expiring-grant']);
});

test.each<readonly [string, Belonging]>([
  ['without an end', memberUntil(undefined)],
  ['by a rule', { by: 'rule' }],
  ['by a group', { by: 'group' }],
])('GIVEN somebody who belongs %s THEN nothing ends', (_how, belonging) => {
  expect(kindsOf(inSync(belonging))).toEqual([]);
});
