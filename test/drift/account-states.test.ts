import { runFails } from '../../src/drift/fail-on.js';
import { unaccountedPeople } from '../../src/drift/unaccounted.js';
import { DEFAULT_POLICY } from '../../src/access/policy.js';
import { type AccountDrift } from '../../src/drift/drift-report.js';
import {
  assigned,
  compare,
  compareNotDeployed,
  compareThree,
  declared,
  exception,
  findingsOf,
  provisioned,
} from './sample-account.js';

const ALAN = declared({ userName: 'alan@example.com' });
const ZOE = declared({ userName: 'zoe@example.com' });
const kindsOf = (drift: AccountDrift) => findingsOf(drift).map(({ kind, user }) => `${kind} ${user}`);
const figuresOf = ({ summary: { declared: people, inSync, waiting } }: AccountDrift) => [people, inSync, waiting];

describe('GIVEN an account that is not deployed yet', () => {
  it('WHEN nobody is in Klaviyo THEN the declared people wait, nobody is missing, and it is no all-clear', () => {
    const drift = compareNotDeployed([ALAN, ZOE], []);

    expect(kindsOf(drift)).toEqual([]);
    expect(figuresOf(drift)).toEqual([2, 0, 2]);
    expect(drift.state).toBe('not-deployed');
    expect(drift.notices).toEqual([
      {
        kind: 'not-deployed',
        message:
          'Not deployed yet: the app "Klaviyo" is not in Okta yet; the plan creates it. 2 declared people wait for the deploy and ' +
          'are not in Klaviyo yet.',
      },
    ]);
    expect(runFails({ accounts: [drift] }, 'critical')).toBe(true);
    expect(unaccountedPeople(drift)).toEqual([]);
  });

  it('WHEN people were added to Klaviyo by hand THEN what is wrong there is found all the same', () => {
    const drift = compareNotDeployed(
      [ALAN, ZOE],
      [
        provisioned({ userName: 'alan@example.com', role: 'admin' }),
        provisioned({ id: 'u7', userName: 'eve@example.com', role: 'admin' }),
        provisioned({ id: 'u8', userName: 'eve@example.com', role: 'admin' }),
      ],
    );

    expect(new Set(kindsOf(drift))).toEqual(
      new Set(['role alan@example.com', 'unexpected eve@example.com', 'duplicate eve@example.com']),
    );
    expect(figuresOf(drift)).toEqual([2, 0, 1]);
    expect(unaccountedPeople(drift)).toEqual([]);
  });

  it('WHEN a person is expected to be missing THEN the exception is not said to cover nothing', () => {
    const drift = compareNotDeployed([ALAN], [], {
      exceptions: [exception({ user: 'alan@example.com', kinds: ['missing'] })],
    });

    expect(drift.findings.filter(({ kind }) => kind === 'unmatched-exception')).toEqual([]);
    expect(drift.summary.excepted).toBe(1);
    expect(figuresOf(drift)).toEqual([1, 0, 0]);
  });

  describe('AND a policy that wants two admins', () => {
    const policy = { ...DEFAULT_POLICY, minimumAdmins: 2 };
    const admins = ['ada@example.com', 'grace@example.com'].map((userName) =>
      declared({ userName, role: 'admin', group: 'klaviyo-admins', priority: 1 }),
    );

    it('WHEN the deploy brings them THEN there are enough', () => {
      expect(kindsOf(compareNotDeployed(admins, [], { policy }))).toEqual([]);
      expect(kindsOf(compare(admins, [], { policy }))).toContain('too-few-admins acme');
    });

    it('WHEN nobody is declared yet THEN nothing is said of admins, and it is no all-clear', () => {
      const drift = compareNotDeployed([], [], { policy });

      expect(kindsOf(drift)).toEqual([]);
      expect(drift.notices[0]!.message).toContain('Nobody is declared yet');
    });

    it('WHEN too few are declared, or one of them is in Klaviyo with a lesser role THEN that is found', () => {
      const lesser = provisioned({ userName: 'ada@example.com', role: 'analyst' });

      expect(kindsOf(compareNotDeployed(admins.slice(1), [], { policy }))).toEqual(['too-few-admins acme']);
      expect(kindsOf(compareNotDeployed(admins, [lesser], { policy }))).toContain('too-few-admins acme');
    });
  });
});

describe('GIVEN an app to which nobody is assigned yet', () => {
  it('WHEN people are declared THEN each is missing, and it is no fault of the configuration', () => {
    const many = Array.from({ length: 9 }, (_, index) => declared({ userName: `person-${index}@example.com` }));

    const drift = compareThree(many, [], []);

    expect(new Set(findingsOf(drift).map(({ kind }) => kind))).toEqual(new Set(['missing']));
    expect(drift.state).toBe('empty');
    expect(drift.notices.map(({ kind }) => kind)).toEqual(['empty']);
    expect(drift.notices[0]!.message).toBe(
      'Nobody is assigned to the app yet. Every group that is assigned to it is empty. If people had the app before, find out ' +
        'who took it from them.',
    );
  });

  it('WHEN nobody is declared yet THEN nobody is to be removed from Klaviyo on the strength of that', () => {
    const drift = compareThree([], [], [provisioned({ userName: 'eve@example.com' })]);

    expect(kindsOf(drift)).toEqual(['unexpected eve@example.com']);
    expect(findingsOf(drift)[0]!.remedy).toContain('remove nobody before the groups have their people');
    expect(drift.notices[0]!.message).toContain('put people into the groups before you remove anybody');
    expect(runFails({ accounts: [drift] }, 'critical')).toBe(true);
  });

  it('WHEN only the owner is there and nobody is declared THEN nothing is found, and it is no all-clear', () => {
    const drift = compareThree([], [], []);

    expect(kindsOf(drift)).toEqual([]);
    expect(runFails({ accounts: [drift] }, 'critical')).toBe(true);
  });
});

it('GIVEN an account that is deployed and in sync THEN the run does not fail', () => {
  const drift = compareThree([declared()], [assigned()], [provisioned()]);

  expect(drift).toMatchObject({ state: 'deployed', notices: [] });
  expect(figuresOf(drift)).toEqual([1, 1, 0]);
  expect(runFails({ accounts: [drift] }, 'low')).toBe(false);
});
