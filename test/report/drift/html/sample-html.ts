import { FINDING_KINDS, SEVERITIES } from '../../../../src/access/finding-kind.js';
import { type AccountDrift, type DriftReport } from '../../../../src/drift/drift-report.js';
import { type Finding, type PersonState } from '../../../../src/drift/finding.js';
import { type HistoryPoint } from '../../../../src/history/history-point.js';
import { report, SHA256 } from '../sample-report.js';

const ADA: PersonState = {
  userName: 'ada@example.com',
  givenName: 'Ada',
  familyName: 'Example',
  role: 'analyst',
  active: true,
};

function finding(changes: Partial<Finding>): Finding {
  return {
    id: '000000000001',
    kind: 'role',
    severity: 'critical',
    user: ADA.userName,
    hop: 'declared-provisioned',
    declared: ADA,
    assigned: null,
    provisioned: { ...ADA, role: 'admin', id: 'u1' },
    message: 'Klaviyo has the role "admin"; the access file declares "analyst".',
    remedy: 'Deploy, then push the user again.',
    exception: null,
    place: null,
    ...changes,
  };
}

function drift(name: string, findings: readonly Finding[], changes: Partial<AccountDrift> = {}): AccountDrift {
  const counted = findings.filter(({ exception }) => exception === null);
  const tally = <Word extends string>(words: readonly Word[], of: (each: Finding) => string): Record<Word, number> =>
    Object.fromEntries(words.map((word) => [word, counted.filter((each) => of(each) === word).length])) as Record<
      Word,
      number
    >;
  return {
    name,
    kind: 'account',
    state: 'deployed',
    stations: {
      declared: { available: true, source: 'roster people.csv', people: 2 },
      assigned: { available: false, reason: 'there is no access to Okta' },
      provisioned: { available: true, source: 'Klaviyo SCIM', people: 3 },
    },
    listing: { totalResults: 3, read: 3, sha256: SHA256 },
    summary: {
      declared: 2,
      assigned: null,
      provisioned: 3,
      inSync: 1,
      waiting: 0,
      excepted: findings.length - counted.length,
      byKind: tally(FINDING_KINDS, ({ kind }) => kind),
      bySeverity: tally(SEVERITIES, ({ severity }) => severity),
    },
    roles: {
      declared: [{ role: 'analyst', people: 2 }],
      assigned: [],
      provisioned: [
        { role: 'admin', people: 1 },
        { role: 'owner', people: 1 },
      ],
    },
    findings,
    notices: [],
    ...changes,
  };
}

const OWNER = finding({ id: '000000000004', kind: 'owner', severity: 'info', user: 'owner@example.com' });

/** One critical, one medium, one info, one excepted. */
export const DRIFTED = drift('acme', [
  finding({}),
  finding({
    id: '000000000002',
    kind: 'unexpected',
    severity: 'high',
    user: 'agency@example.com',
    declared: null,
    exception: { reason: 'SSO-exempt agency,\nasked for by marketing\n', expires: '2026-12-31' },
  }),
  finding({ id: '000000000003', kind: 'missing', severity: 'medium', user: 'zoe@example.com', provisioned: null }),
  OWNER,
]);

export const IN_SYNC = drift('acme-2', [{ ...OWNER, id: '000000000005' }]);

/** An account with nothing above `low`. */
export const LIGHT = drift('acme-0', [finding({ id: '000000000006', kind: 'name', severity: 'low' })]);

/** Two accounts: one with drift, one in sync. */
export const SAMPLE: DriftReport = report(DRIFTED, IN_SYNC);

/** An account of which Okta was read too: three managers are assigned. */
export const THREE_STATIONS = drift(
  'acme',
  [
    finding({
      hop: 'assigned-provisioned',
      assigned: { ...ADA, role: 'manager', id: '00u1' },
      place: { path: 'access.yaml', line: 20, column: 9 },
    }),
  ],
  {
    stations: { ...DRIFTED.stations, assigned: { available: true, source: 'Okta app 0oa1', people: 3 } },
    roles: { ...DRIFTED.roles, assigned: [{ role: 'manager', people: 3 }] },
  },
);

/** Two earlier runs, the later one first. */
export const HISTORY: readonly HistoryPoint[] = [
  { capturedAt: '2026-07-31T06:00:00.000Z', open: { critical: 2, high: 1, medium: 4, low: 0, info: 1 } },
  { capturedAt: '2026-07-30T06:00:00.000Z', open: { critical: 0, high: 3, medium: 5, low: 2, info: 1 } },
];

/** Everybody of the account that has drift, and what it was checked with. */
export const WITH_EVERYBODY: AccountDrift = {
  ...DRIFTED,
  sources: {
    version: '1.2.3',
    commit: '0b'.repeat(20),
    accessFile: { path: 'access.yaml', sha256: '0c'.repeat(32) },
    roster: { sha256: '0d'.repeat(32) },
  },
  everybody: {
    all: 4,
    listed: [
      {
        ...{ user: 'ada@example.com', name: 'Ada Example', state: 'finding', declared: 'analyst' },
        ...{ why: 'by the group "analysts", priority 2', assigned: [], provisioned: ['admin', null] },
        findings: ['000000000001'],
      },
      {
        ...{ user: 'grace@example.com', name: 'Grace Hopper', state: 'in-sync', declared: 'analyst' },
        ...{
          why: 'by the group "analysts", priority 2',
          assigned: ['analyst'],
          provisioned: ['analyst'],
          findings: [],
        },
      },
      {
        ...{ user: 'owner@example.com', name: '', state: 'finding', declared: null, why: null, assigned: [] },
        ...{ provisioned: ['owner'], findings: ['000000000004'] },
      },
      {
        ...{ user: 'zoe@example.com', name: '', state: 'not-fully-read', declared: 'analyst', why: null },
        ...{ assigned: [], provisioned: [], findings: [] },
      },
    ],
  },
};
