import { FINDING_KINDS, type FindingKind } from '../../../src/access/finding-kind.js';
import { compareAccount } from '../../../src/drift/compare.js';
import { type AccountDrift } from '../../../src/drift/drift-report.js';
import { ENTRA_WORDS } from '../../../src/provider/entra/words.js';
import { OKTA_WORDS } from '../../../src/provider/okta/words.js';
import { headline } from '../../../src/report/drift/finding-headline.js';
import {
  account,
  assigned,
  compare,
  compareThree,
  declared,
  ENDED,
  exception,
  listing,
  OWNER_RECORD,
  provisioned,
  PUSH_FAILED,
  ROLE_VALUES,
  roster,
  SAMPLE_POLICY,
  TODAY,
} from '../../drift/sample-account.js';

/** The headlines of a kind, in the report's order. */
function headlines(drift: AccountDrift, wanted: FindingKind): readonly string[] {
  return drift.findings.filter(({ kind }) => kind === wanted).map((finding) => headline(finding, 'Okta'));
}

const expires = (date: string, changes = {}) => ({ exceptions: [exception({ expires: date, ...changes })] });
const AGENCY = provisioned({ id: 'u7', userName: 'agency@example.com' });

const LEFT = roster({ active: false });
const MARK = declared({ userName: 'mark@example.com' });
/** With the sign of the kelvin in place of a k. */
const LOOKS_LIKE_MARK = { userName: 'mar\u212a@example.com' };

/** As a provider has it that does not decide by priority. */
const SEVERAL = assigned({ role: null, possibleRoles: ['analyst', 'of, theirs'] });
const AMBIGUOUS = declared({ ambiguousWith: [{ group: 'klaviyo-admins', role: 'admin', priority: 1 }] });

const AT = { line: 9, column: 7 };
const GRANT_ENDED = {
  assignments: account().assignments.map((assignment) => ({
    ...assignment,
    membership: {
      kind: 'declared',
      fromRoster: false,
      members: [{ user: 'ada@example.com', until: '2026-07-01', reason: 'Covers', at: AT }],
    } as const,
  })),
};
const FORBIDDEN = {
  policy: {
    ...SAMPLE_POLICY,
    forbid: [{ roles: ['analyst'], when: { kind: 'memberOf', group: 'x', at: AT } as const, reason: 'No', at: AT }].map(
      (forbid) => ({ ...forbid, when: { kind: 'not', condition: forbid.when } as const }),
    ),
  },
};

const TEAM = { group: 'klaviyo-analysts', groupId: 'g1', nested: 'v1. Or not', nestedId: 'g2', people: 2 };
const NESTED = compareAccount({
  account: account(),
  declared: [declared()],
  assigned: { available: true, source: 'Entra', people: [assigned()], roleValues: undefined, nestedGroups: [TEAM] },
  listing: listing([OWNER_RECORD, provisioned()]),
  words: ENTRA_WORDS,
  directorySource: 'roster people.csv',
  today: TODAY,
});

const STOPPED = compareAccount({
  account: account(),
  declared: [declared()],
  assigned: {
    ...{ available: true, source: 'Okta', people: [assigned()], roleValues: undefined },
    provisioningStopped: 'the synchronization job is in quarantine: v1. Or not',
  },
  listing: listing([OWNER_RECORD, provisioned()]),
  words: OKTA_WORDS,
  directorySource: 'roster people.csv',
  today: TODAY,
});

/** By the kind of finding, what a comparison finds and what its headline says. Each kind has a row: the compiler sees to it. */
const SAID: Readonly<Record<FindingKind, readonly (readonly [AccountDrift, string])[]>> = {
  missing: [
    [compare([declared()], []), 'not in Klaviyo, declared analyst'],
    [compareThree([declared()], [], []), 'not assigned in Okta, not in Klaviyo, declared analyst'],
    [
      compareThree([declared()], [], [provisioned()]),
      'not assigned in Okta, active in Klaviyo as analyst, declared analyst',
    ],
    [
      compareThree([declared()], [], [provisioned({ active: false })]),
      'not assigned in Okta, switched off in Klaviyo, declared analyst',
    ],
    [compareThree([declared()], [assigned()], []), 'not in Klaviyo, assigned in Okta, declared analyst'],
  ],
  inactive: [
    [compare([declared()], [provisioned({ active: false })]), 'switched off in Klaviyo, declared analyst'],
    [
      compareThree([declared()], [assigned(ENDED)], [provisioned({ active: false })]),
      'the assignment in Okta has ended, declared analyst',
    ],
  ],
  leaver: [
    [compare([], [provisioned({ role: 'admin' })], {}, undefined, LEFT), 'has left, but is active in Klaviyo as admin'],
    [
      compareThree([], [assigned()], [], {}, undefined, LEFT),
      'has left, but is assigned in Okta as analyst, not in Klaviyo yet',
    ],
  ],
  unexpected: [
    [compare([], [provisioned({ role: 'admin' })]), 'not declared, but active in Klaviyo as admin'],
    [compareThree([], [assigned(ENDED)], [provisioned()]), 'not declared, but active in Klaviyo as analyst'],
    [compareThree([], [assigned()], []), 'not declared, but assigned in Okta as analyst, not in Klaviyo yet'],
    [
      compareThree([], [assigned()], [provisioned({ active: false })]),
      'not declared, but assigned in Okta as analyst, switched off in Klaviyo',
    ],
    [
      compareThree([], [assigned({ role: 'admin' })], [provisioned()]),
      'not declared, but assigned in Okta as admin, active in Klaviyo as analyst',
    ],
    [compare([], [provisioned({ role: undefined })]), 'not declared, but active in Klaviyo without a clear role'],
  ],
  'expired-grant': [
    [
      compare([], [provisioned()], GRANT_ENDED, undefined, roster({})),
      'grant has ended, but active in Klaviyo as analyst',
    ],
  ],
  kept: [
    [
      compare([], [provisioned()], { whenUnmatched: 'keep' }, undefined, roster({})),
      'active in Klaviyo as analyst, kept without an assignment',
    ],
  ],
  forbidden: [
    [
      compare([declared()], [provisioned()], FORBIDDEN, undefined, roster({})),
      'the policy forbids them the role "analyst" (declared in the access file) and "analyst" (active in Klaviyo): "No"',
    ],
  ],
  'expiring-grant': [
    [
      compare([declared({ belonging: { by: 'member', until: '2026-08-05' } })], [provisioned()]),
      'their role "analyst" ends on 2026-08-05, in 4 days, with their membership of "klaviyo-analysts"',
    ],
  ],
  renamed: [
    [
      compareThree([declared()], [assigned({ externalId: 'u1' })], [provisioned({ userName: 'ada.old@example.com' })]),
      'probably still "ada.old@example.com" in Klaviyo',
    ],
  ],
  role: [
    [compare([declared()], [provisioned({ role: 'admin' })]), 'role admin in Klaviyo, declared analyst'],
    [compare([declared()], [provisioned({ role: undefined })]), 'no clear role in Klaviyo, declared analyst'],
    [
      compareThree([declared()], [assigned()], [provisioned({ role: 'admin' })]),
      'role admin in Klaviyo, declared analyst',
    ],
    [
      compareThree([declared()], [assigned({ role: 'admin' })], [provisioned({ role: 'admin' })]),
      'role admin in Okta and Klaviyo, declared analyst',
    ],
    [compareThree([declared()], [assigned({ role: null })], [provisioned()]), 'no role in Okta, declared analyst'],
    [
      compareThree([declared({ role: 'admin' })], [assigned({ role: 'support' })], [provisioned()]),
      'role support in Okta, declared admin',
    ],
    [
      compareThree([declared({ role: 'support' })], [{ ...SEVERAL, possibleRoles: ['admin', 'analyst'] }], []),
      'role admin or analyst in Okta, declared support',
    ],
    [compare([AMBIGUOUS], [provisioned({ role: 'manager' })]), 'role manager in Klaviyo, declared analyst or admin'],
  ],
  'ambiguous-role': [
    [
      compareThree([declared()], [{ ...SEVERAL, possibleRoles: ['analyst'], mayLackRole: true }], [provisioned()]),
      'analyst or no role in Okta, not defined which',
    ],
    [
      compareThree([declared()], [SEVERAL], [provisioned()]),
      'one of the roles analyst, "of, theirs" in Okta, not defined which',
    ],
    [
      compareThree([AMBIGUOUS], [assigned()], [provisioned()]),
      'one of the roles analyst, admin by the access file, not defined which',
    ],
    [compare([AMBIGUOUS], []), 'one of the roles analyst, admin by the access file, not defined which'],
  ],
  name: [
    [
      compare([declared()], [provisioned({ givenName: 'Adah' })]),
      'named "Adah Lovelace" in Klaviyo, "Ada Lovelace" in the directory',
    ],
    [
      compareThree([declared()], [assigned({ familyName: 'Byron' })], [provisioned({ familyName: 'Byron' })]),
      'named "Ada Byron" in Okta, "Ada Lovelace" in the directory',
    ],
    [
      compareThree([declared()], [assigned({ givenName: '' })], [provisioned({ givenName: '' })]),
      'named "Lovelace" in Klaviyo, "Ada Lovelace" in Okta',
    ],
  ],
  duplicate: [
    [
      compare([declared()], [provisioned(), provisioned({ id: 'u2', userName: 'Ada@example.com' })]),
      'several records in Klaviyo have this userName',
    ],
    [
      compareThree([declared()], [assigned(), assigned({ id: '00u2' })], [provisioned()]),
      'several users in Okta have the app under this userName',
    ],
  ],
  'unknown-role': [
    [
      compare([declared()], [provisioned({ role: 'growth_hacker' })]),
      'role growth_hacker in Klaviyo is not known, declared analyst',
    ],
    [
      compareThree([declared()], [assigned({ role: 'growth, declared admin' })], [provisioned()]),
      'role "growth, declared admin" in Okta is not known, declared analyst',
    ],
  ],
  'conflicting-record': [
    [
      compare([declared()], [provisioned({ conflicts: ['The record names several roles.'] })]),
      'the record in Klaviyo contradicts itself, declared analyst',
    ],
    [compare([], [provisioned({ conflicts: ['It does.'] })]), 'the record in Klaviyo contradicts itself'],
  ],
  'no-active': [
    [
      compare([declared()], [provisioned({ noActive: true })]),
      'the record in Klaviyo does not say whether it is active',
    ],
  ],
  'look-alike': [
    [
      compare([MARK], [provisioned({ ...LOOKS_LIKE_MARK, lookAlike: 'It looks like "mark@example.com".' })]),
      'may be somebody else in Klaviyo: looks like "mark@example.com"',
    ],
    [
      compareThree([MARK], [assigned(LOOKS_LIKE_MARK)], []),
      'may be somebody else in Okta: looks like "mark@example.com"',
    ],
  ],
  'not-synced': [
    [compareThree([declared()], [assigned(PUSH_FAILED)], [provisioned()]), 'the last push from Okta to Klaviyo failed'],
  ],
  'direct-assignment': [
    [
      compareThree([declared()], [assigned({ through: 'person' })], [provisioned()]),
      'assigned directly in Okta, not through a group',
    ],
    [
      compareThree([declared()], [assigned({ through: 'person', role: 'admin' })], [provisioned()]),
      'assigned directly in Okta as admin, declared analyst',
    ],
  ],
  'role-list': [
    [
      compareThree([declared()], [assigned()], [provisioned()], {}, ROLE_VALUES.slice(1)),
      'the app in Okta does not list the role "admin"',
    ],
    [
      compareThree([declared()], [assigned()], [provisioned()], {}, [...ROLE_VALUES, 'v1. Or not']),
      'the app in Okta lists the role "v1. Or not", which is neither built in nor declared under customRoles',
    ],
  ],
  'provisioning-stopped': [[STOPPED, 'Okta has stopped provisioning: whoever leaves keeps access']],
  'nested-group': [[NESTED, 'the group "v1. Or not" is in the assigned group "klaviyo-analysts"']],
  'too-few-admins': [
    [
      compare([declared()], [provisioned()], { policy: { ...SAMPLE_POLICY, minimumAdmins: 1 } }),
      'only 0 people with full power are declared in "acme"',
    ],
  ],
  'expired-exception': [
    [
      compare([], [], expires('2026-07-31', { reason: 'Ended. It "may" be (we think) renewed' })),
      'the exception for unexpected ended on 2026-07-31',
    ],
  ],
  'unmatched-exception': [
    [compare([], [], expires('2026-12-31')), 'the exception for unexpected matches no finding about this person'],
  ],
  'expiring-exception': [
    [compare([], [AGENCY], expires('2026-08-02')), 'the exception for unexpected ends on 2026-08-02, tomorrow'],
  ],
  owner: [
    [compare([], []), 'the owner of the account is not managed over SCIM'],
    [
      compare([], [], {}, [provisioned({ userName: 'owner@example.com', role: 'admin' })]),
      'the access file names this person as the owner, but Klaviyo has the role "admin", not "owner"',
    ],
    [
      compare([], [], {}, [provisioned({ role: 'owner' })]),
      'has the role "owner", but the access file names "owner@example.com" as the owner, and there is exactly one',
    ],
  ],
};

describe('the headline of a finding', () => {
  test.each(FINDING_KINDS.flatMap((kind) => SAID[kind].map(([drift, said]) => [kind, said, drift] as const)))(
    'GIVEN a finding of the kind %s THEN it says: %s',
    (kind, said, drift) => {
      expect(headlines(drift, kind)).toContain(said);
    },
  );

  test('GIVEN no name of the identity provider THEN it speaks of the identity provider', () => {
    const [finding] = compareThree([declared()], [], []).findings;
    expect(headline(finding!)).toBe('not assigned in the identity provider, not in Klaviyo, declared analyst');
  });

  test('GIVEN a message of a report from a file that is nothing but quotation marks THEN the headline ends', () => {
    const [finding] = compare([], []).findings;
    expect(headline({ ...finding!, message: '"\\'.repeat(100_000) }).length).toBeLessThan(5_000);
  });
});
