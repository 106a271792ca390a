import fc from 'fast-check';
import { type Account } from '../../src/access/access-model.js';
import { type AssignedPerson } from '../../src/people/assigned-person.js';
import { FINDING_KINDS, SEVERITIES, type Severity } from '../../src/access/finding-kind.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { KINDS } from '../../src/drift/kinds.js';
import { accountFailsOn } from '../../src/drift/fail-on.js';
import {
  provisioned,
  assigned,
  compareThree,
  declared,
  exception,
  SAMPLE_POLICY,
  PUSH_FAILED,
  WAITING,
} from './sample-account.js';

/** What Okta and Klaviyo have of one person. */
interface Stations {
  readonly users: readonly AssignedPerson[];
  readonly records: readonly ProvisionedPerson[];
}

type Difference = (stations: Stations) => Stations;

const inOkta =
  (change: Partial<AssignedPerson>): Difference =>
  ({ users: [first, ...others], records }) => ({ users: [{ ...first!, ...change }, ...others], records });
const inKlaviyo =
  (change: Partial<ProvisionedPerson>): Difference =>
  ({ users, records: [first, ...others] }) => ({ users, records: [{ ...first!, ...change }, ...others] });

/** Each is about something else, so that none undoes another one. */
const OF_A_DESIRED_PERSON: readonly (readonly [string, Difference])[] = [
  ['renamed in Klaviyo', inKlaviyo({ familyName: 'Byron' })],
  ['renamed in Okta', inOkta({ givenName: 'Eve' })],
  ['raised in Klaviyo', inKlaviyo({ role: 'admin' })],
  ['without "active" in Klaviyo', inKlaviyo({ noActive: true })],
  [
    'of several roles in Klaviyo',
    inKlaviyo({ role: undefined, possibleRoles: ['analyst', 'admin'], conflicts: ['It names several roles.'] }),
  ],
  ['of a userName that looks like another', inKlaviyo({ lookAlike: 'It looks like another.' })],
  ['of a userName in Okta that looks like another', inOkta({ userName: '\uFEFFada@example.com' })],
  ['of an id that the other side has too', inOkta({ externalId: 'u1' })],
  ['pushed in vain', inOkta(PUSH_FAILED)],
  ['of a status that waits', inOkta(WAITING)],
  ['assigned directly', inOkta({ through: 'person' })],
  [
    'twice in Klaviyo',
    ({ users, records }) => ({ users, records: [...records, provisioned({ id: 'u2', active: false })] }),
  ],
  ['twice in Okta', ({ users, records }) => ({ users: [...users, assigned({ id: '00u2' })], records })],
];

const PERSON: Stations = { users: [assigned()], records: [provisioned()] };

const judgement = fc.record({
  severity: fc.dictionary(fc.constantFrom(...FINDING_KINDS), fc.constantFrom(...SEVERITIES), { maxKeys: 4 }),
  excepted: fc.subarray([...FINDING_KINDS], { maxLength: 3 }),
  unmanaged: fc.boolean(),
});

type Judgement = typeof judgement extends fc.Arbitrary<infer Value> ? Value : never;

function judged({ severity, excepted, unmanaged }: Judgement): Partial<Account> {
  const pattern = { pattern: '*@example.com', reason: 'An agency', privileged: false };
  return {
    policy: { ...SAMPLE_POLICY, severity, unmanaged: unmanaged ? [pattern] : [] },
    exceptions: excepted.length === 0 ? [] : [exception({ user: 'ada@example.com', kinds: excepted })],
  };
}

/** The severities at which the run fails. What is said of exceptions is no difference: an exception that comes to cover something is good. */
function failing({ users, records }: Stations, isDeclared: boolean, judgedBy: Judgement): readonly Severity[] {
  const drift = compareThree(isDeclared ? [declared()] : [], users, records, judged(judgedBy));
  const findings = drift.findings.filter(({ kind }) => KINDS[kind].subject !== 'access file');
  return SEVERITIES.filter((severity) => accountFailsOn({ ...drift, findings }, severity).length > 0);
}

test.each(OF_A_DESIRED_PERSON)(
  'GIVEN a declared person, however they differ and are judged, WHEN they are %s too THEN no run that failed passes',
  (_what, difference) => {
    const others = OF_A_DESIRED_PERSON.map(([, other]) => other).filter((other) => other !== difference);
    fc.assert(
      fc.property(fc.subarray(others), judgement, (some, judgedBy) => {
        const before = some.reduce((stations, other) => other(stations), PERSON);
        const after = failing(difference(before), true, judgedBy);
        for (const severity of failing(before, true, judgedBy)) expect(after).toContain(severity);
      }),
      { numRuns: 150 },
    );
  },
);

const role = fc.constantFrom('admin', 'manager', 'support');
const somebody = fc.record({
  users: fc
    .array(fc.record({ role, access: fc.constantFrom('given', 'waiting', 'ended', 'unknown') }), {
      maxLength: 3,
    })
    .map((users) => users.map((user, index) => assigned({ ...user, id: `00u${index}` }))),
  records: fc
    .array(fc.record({ role, active: fc.boolean() }), { maxLength: 3 })
    .map((records) => records.map((record, index) => provisioned({ ...record, id: `u${index}` }))),
});

test('GIVEN somebody whom nobody desires WHEN Okta assigns them once more THEN no run that failed passes', () => {
  const more = fc.record({ role, access: fc.constantFrom('given', 'waiting'), id: fc.constantFrom('0', '1') });
  fc.assert(
    fc.property(somebody, more, judgement, ({ users, records }, another, judgedBy) => {
      const after = failing({ users: [...users, assigned(another)], records }, false, judgedBy);
      for (const severity of failing({ users, records }, false, judgedBy)) expect(after).toContain(severity);
    }),
    { numRuns: 500 },
  );
});

test('GIVEN somebody whom nobody desires WHEN the ids of Okta are others THEN the run fails at the same severities', () => {
  fc.assert(
    fc.property(somebody, judgement, ({ users, records }, judgedBy) => {
      const renumbered = users.map((user, index) => ({ ...user, id: `00u${users.length - index}` }));
      expect(failing({ users: renumbered, records }, false, judgedBy)).toEqual(
        failing({ users, records }, false, judgedBy),
      );
    }),
    { numRuns: 150 },
  );
});
