import { type AssignedPerson } from '../../src/people/assigned-person.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { type Finding } from '../../src/drift/finding.js';
import {
  provisioned,
  assigned,
  compareThree,
  declared,
  findingsOf,
  hopsOf,
  WAITING,
  ENDED,
  UNKNOWN_ACCESS,
} from './sample-account.js';

const only = (findings: readonly Finding[]): Finding => {
  expect(findings).toHaveLength(1);
  return findings[0]!;
};

describe('unexpected', () => {
  const eve = { userName: 'eve@example.com' };

  test('GIVEN assigned through a group, and not in Klaviyo yet THEN at the first hop', () => {
    const drift = compareThree([], [assigned({ ...eve, role: 'admin' })], []);

    expect(hopsOf(drift)).toEqual(['critical unexpected declared-assigned']);
    expect(only(findingsOf(drift))).toMatchObject({ user: 'eve@example.com', declared: null, provisioned: null });
    expect(only(findingsOf(drift)).message).toMatch(
      /^Assigned in Okta through a group with the role "admin", and not in/,
    );
    expect(only(findingsOf(drift)).remedy).toMatch(/take them out of the group that gives them the app/);
  });

  test('GIVEN assigned by hand and in Klaviyo THEN once, at the first hop, by the heavier of both roles', () => {
    const drift = compareThree(
      [],
      [assigned({ ...eve, through: 'person', role: 'support' })],
      [provisioned({ ...eve, role: 'admin' })],
    );

    expect(hopsOf(drift)).toEqual(['critical unexpected declared-assigned']);
    expect(only(findingsOf(drift)).remedy).toMatch(/remove the direct assignment in Okta/);
  });

  test('GIVEN a narrow role at both THEN high; GIVEN no role in Okta THEN critical, since nobody knows', () => {
    expect(hopsOf(compareThree([], [assigned(eve)], [provisioned(eve)]))).toEqual([
      'high unexpected declared-assigned',
    ]);
    const drift = compareThree([], [assigned({ ...eve, role: null })], []);
    expect(hopsOf(drift)).toEqual(['critical unexpected declared-assigned']);
    expect(only(findingsOf(drift)).message).toMatch(
      /It is not known what they may do there, so it counts as full power\.$/,
    );
  });

  test('GIVEN in Klaviyo only THEN at the last hop, to be removed there', () => {
    const drift = compareThree([declared()], [assigned()], [provisioned(), provisioned(eve)]);

    expect(hopsOf(drift)).toEqual(['high unexpected assigned-provisioned']);
    expect(only(findingsOf(drift)).message).toMatch(/The app is not assigned to them in Okta\.$/);
    expect(only(findingsOf(drift)).remedy).toMatch(/remove them in Klaviyo/);
  });

  test('GIVEN an assignment that ended, and nobody in Klaviyo THEN nothing', () => {
    expect(hopsOf(compareThree([], [assigned({ ...eve, ...ENDED })], []))).toEqual([]);
  });

  test.each([
    ['admin', 'critical'],
    ['analyst', 'high'],
    [null, 'critical'],
  ])(
    'GIVEN an assignment with the role %j that waits, and nobody in Klaviyo THEN the next push gives it: %s',
    (role, severity) => {
      const drift = compareThree([], [assigned({ ...eve, ...WAITING, role })], []);
      expect(hopsOf(drift)).toEqual([`${severity} unexpected declared-assigned`]);
      expect(only(findingsOf(drift)).message).toContain('(not pushed yet, status STAGED), and not in Klaviyo yet');
    },
  );

  test('GIVEN it is pushed later THEN the finding keeps its id', () => {
    const idOf = (changes: Partial<AssignedPerson>, records: readonly ProvisionedPerson[]) =>
      only(findingsOf(compareThree([], [assigned({ ...eve, ...changes })], records))).id;
    expect(idOf(WAITING, [])).toBe(idOf({}, [provisioned(eve)]));
  });

  test('GIVEN an assignment of a status that says nothing, and nobody in Klaviyo THEN it may give the app, so it is found', () => {
    expect(hopsOf(compareThree([], [assigned({ ...eve, ...UNKNOWN_ACCESS })], []))).toEqual([
      'high unexpected declared-assigned',
    ]);
  });

  test('GIVEN an assignment that ended, and somebody active in Klaviyo THEN at the last hop, and its end is reported', () => {
    const drift = compareThree([], [assigned({ ...eve, ...ENDED, role: 'admin' })], [provisioned(eve)]);

    expect(hopsOf(drift)).toEqual(['high unexpected assigned-provisioned']);
    expect(only(findingsOf(drift)).message).toMatch(
      /The assignment of the app to them in Okta has ended \(status SUSPENDED\)\.$/,
    );
  });

  test('GIVEN an assignment that waits with full power, and somebody active in Klaviyo THEN at the first hop, with its weight', () => {
    const drift = compareThree([], [assigned({ ...eve, ...WAITING, role: 'admin' })], [provisioned(eve)]);

    expect(hopsOf(drift)).toEqual(['critical unexpected declared-assigned']);
    expect(only(findingsOf(drift)).message).toBe(
      'Assigned in Okta through a group with the role "admin" (not pushed yet, status STAGED), and active in Klaviyo ' +
        'with the role "analyst", but the directory has no active person of this userName in an assigned group.',
    );
  });

  test('GIVEN several assignments and a record THEN the heaviest of all roles counts, whatever the ids of Okta', () => {
    const roles = [['support', 'admin'] as const, ['admin', 'support'] as const];
    const drifts = roles.map(([first, second]) =>
      compareThree(
        [],
        [assigned({ ...eve, role: first }), assigned({ ...eve, id: '00u2', role: second, through: 'person' })],
        [provisioned({ ...eve, role: 'support' })],
      ),
    );

    for (const drift of drifts) {
      expect(hopsOf(drift)).toEqual(['critical unexpected declared-assigned', 'high duplicate declared-assigned']);
      const [unexpected] = findingsOf(drift);
      expect(unexpected?.assigned?.role).toBe('admin');
      expect(unexpected?.message).toMatch(
        /^Assigned in Okta .* with the role "admin" and .* with the role "support", and/,
      );
      expect(unexpected?.remedy).toMatch(/remove the direct assignment in Okta/);
      expect(unexpected?.remedy).toMatch(/the group that gives them the app/);
    }
    expect(findingsOf(drifts[0]!)[0]?.id).toBe(findingsOf(drifts[1]!)[0]?.id);
  });

  test('GIVEN several assignments of which one waits, and several records THEN the id is by the record, or the other one', () => {
    const users = [assigned({ ...eve, ...WAITING }), assigned({ ...eve, id: '00u2' })];
    const idOf = (assignedUsers: readonly AssignedPerson[], records: Parameters<typeof compareThree>[2]) =>
      findingsOf(compareThree([], assignedUsers, records)).find(({ kind }) => kind === 'unexpected')?.id;
    expect(idOf(users, [provisioned(eve)])).not.toBe(idOf([users[1]!], [provisioned(eve)]));
    expect(idOf(users.slice(0, 1), [provisioned(eve)])).toBe(idOf([], [provisioned(eve)]));
    const two = [provisioned(eve), provisioned({ ...eve, id: 'u2', active: false })];
    expect(idOf(users, two)).toBe(idOf([], two));
  });

  test('GIVEN several records of one who is assigned THEN a finding for each', () => {
    const drift = compareThree([], [assigned(eve)], [provisioned(eve), provisioned({ ...eve, id: 'u2' })]);

    expect(hopsOf(drift)).toEqual([
      'high unexpected declared-assigned',
      'high unexpected declared-assigned',
      'high duplicate assigned-provisioned',
    ]);
    expect(new Set(drift.findings.map(({ id }) => id)).size).toBe(4);
  });

  test("GIVEN the owner's role in Klaviyo THEN they cannot be removed", () => {
    const drift = compareThree([], [assigned(eve)], [provisioned({ ...eve, role: 'owner' })]);
    expect(findingsOf(drift).find(({ kind }) => kind === 'unexpected')?.remedy).toMatch(/^An owner cannot be removed/);
  });
});
