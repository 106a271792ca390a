import { type Account, type Assignment, type Grant, type Membership } from '../../../src/access/access-model.js';
import { declaredPeople } from '../../../src/access/declared-people.js';
import { DEFAULT_POLICY } from '../../../src/access/policy.js';
import { type DirectorySnapshot } from '../../../src/people/directory-person.js';
import { connectOkta, type OktaAccess } from '../../../src/provider/okta/connect.js';
import { okta as provider } from '../../../src/provider/okta/index.js';
import { type Condition } from '../../../src/rules/condition.js';
import { UnknownAttributeError } from '../../../src/rules/subject.js';
import { type OktaSimulator, startOktaSimulator } from '../../../src/simulator/okta/index.js';
import { account } from '../../drift/sample-account.js';
import { API_TOKEN, DEPLOYED, failure, impatience } from './okta-at-hand.js';

const SETTINGS = { kind: 'okta', org: 'acme', domain: 'okta.com' } as const;
const TODAY = '2027-03-31';
const at = { line: 7, column: 9 };

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator({ seed: DEPLOYED });
  okta.console.createUser({
    login: 'hedy@example.com',
    firstName: 'Hedy',
    lastName: 'Lamarr',
    profile: { department: 'Marketing', division: 'EMEA' },
  });
});

afterEach(() => okta.close());

function access(): OktaAccess {
  const environment = { OKTA_API_TOKEN: API_TOKEN, OKTA_HTTP_PROXY: okta.url };
  return connectOkta(SETTINGS, { environment, cwd: '.', patience: impatience() });
}

function assignment(membership: Membership | undefined, changes: Partial<Assignment> = {}): Assignment {
  return { role: 'analyst', group: 'klaviyo-rule', create: true, priority: 1, at, membership, ...changes };
}

const declared = (parts: Partial<Extract<Membership, { kind: 'declared' }>>): Membership => ({
  kind: 'declared',
  members: [],
  fromRoster: false,
  ...parts,
});

const equals = (attribute: string, value: string): Condition => ({
  ...{ kind: 'attribute', operator: 'equals', attribute, value, at },
});

const inRule = (when: Condition): Account => account({ assignments: [assignment(declared({ when }))] });

const naming = (...members: readonly (Omit<Grant, 'at'> & Partial<Pick<Grant, 'at'>>)[]): Account =>
  account({ assignments: [assignment(declared({ members: members.map((member) => ({ at, ...member })) }))] });

function read(of: Account): Promise<DirectorySnapshot> {
  return provider.directory(access(), [of], { today: TODAY }).read();
}

async function desired(of: Account): Promise<readonly string[]> {
  return declaredPeople(of, await read(of), { today: TODAY }).map(({ userName }) => userName);
}

const memberLists = (): number => okta.requests().filter(({ path }) => /\/groups\/[^/]+\/users/.test(path)).length;

describe('Okta as a directory of people whom the access file chooses', () => {
  test('GIVEN a condition THEN everyone is read once, with the texts of their profile, and those are desired who match', async () => {
    const snapshot = await read(inRule(equals('department', 'marketing')));

    expect(snapshot.source).toBe(`Okta ${okta.url}, everyone`);
    expect(snapshot.membersOnly).toBe(false);
    expect(snapshot.users.map(({ userName }) => userName)).toEqual([
      ...['ada@example.com', 'grace@example.com', 'alan@example.com', 'hedy@example.com'],
    ]);
    expect(snapshot.users[3]).toMatchObject({ attributes: { department: 'Marketing', division: 'EMEA' }, groups: [] });
    expect(snapshot.attributeNames).toEqual(expect.arrayContaining(['login', 'department', 'costCenter']));
    expect(memberLists()).toBe(1);
    expect(await desired(inRule(equals('department', 'marketing')))).toEqual(['hedy@example.com']);
  });

  test('GIVEN a group that the access file fills THEN the group itself is not read, and need not be there', async () => {
    const of = account({
      assignments: [
        assignment(declared({ when: equals('department', 'Marketing') })),
        assignment(undefined, { group: 'klaviyo-admins', role: 'admin', create: false, priority: 2 }),
      ],
    });

    const { source, users } = await read(of);

    expect(source).toBe(`Okta ${okta.url}, everyone and groups klaviyo-admins`);
    expect(users.find(({ userName }) => userName === 'ada@example.com')?.groups).toEqual(['klaviyo-admins']);
    expect(memberLists()).toBe(2);
  });

  test('GIVEN an assignment of everyone THEN everyone who is active is desired', async () => {
    okta.console.setUserStatus('alan@example.com', 'SUSPENDED');
    const everyone = assignment({ kind: 'everyone' }, { group: 'Everyone', create: false });

    expect(await desired(account({ assignments: [everyone] }))).toEqual([
      ...['ada@example.com', 'grace@example.com', 'hedy@example.com'],
    ]);
  });

  test('GIVEN a condition on a group THEN its members are read', async () => {
    expect(await desired(inRule({ kind: 'memberOf', group: 'klaviyo-analysts', at }))).toEqual([
      ...['grace@example.com', 'alan@example.com'],
    ]);
  });

  test('GIVEN a condition on a group that Okta does not have THEN it is refused: nobody would match', async () => {
    const { code, message } = await failure(read(inRule({ kind: 'memberOf', group: 'marketing', at })));

    expect(code).toBe('OKTA_NOT_FOUND');
    expect(message).toContain('has no group named exactly "marketing", of which a condition');
  });

  test('GIVEN an attribute that is not text THEN the condition is refused with its place', async () => {
    okta.console.addUserAttribute('isContractor', 'boolean');

    const { code, message } = await failure(read(inRule(equals('isContractor', 'true'))));

    expect(code).toBe('OKTA_UNEXPECTED');
    expect(message).toMatch(
      /^The attribute "isContractor", on line 7, column 9 of the access file, is not text in the profiles of .*, but "boolean"/,
    );
  });

  test('GIVEN a custom attribute in another letter case THEN the condition is refused: the rule would not find it', async () => {
    okta.console.addUserAttribute('costCentre2', 'string');

    expect((await failure(read(inRule(equals('CostCentre2', 'x'))))).message).toContain('is written "costCentre2"');
  });

  test('GIVEN an attribute that no profile has THEN it is unknown', async () => {
    await expect(read(inRule(equals('departmnt', 'x')))).rejects.toThrow(UnknownAttributeError);
  });

  test('GIVEN somebody without a usable e-mail address THEN it matters only if they get access', async () => {
    okta.console.createUser({ login: 'robot', email: 'none', firstName: 'R', profile: { department: 'IT' } });

    expect(await desired(inRule(equals('department', 'Marketing')))).toEqual(['hedy@example.com']);
    const { message } = await failure(read(inRule(equals('department', 'IT'))));
    expect(message).toContain('The user "robot" has no usable e-mail address in Okta.');
  });

  test('GIVEN two people of one e-mail address THEN it matters only if one of them gets access', async () => {
    okta.console.createUser({ login: 'second', email: 'ada@example.com', profile: { department: 'IT' } });

    expect(await desired(inRule(equals('department', 'Marketing')))).toEqual(['hedy@example.com']);
    const { code, message } = await failure(read(inRule(equals('department', 'IT'))));
    expect(code).toBe('OKTA_AMBIGUOUS');
    expect(message).toContain('"ada@example.com" and "second" have the same e-mail address');
  });
});

describe('members whom the access file names', () => {
  test('GIVEN that Okta has them THEN those are desired whose grant holds, in whatever letter case', async () => {
    const ended = { user: 'alan@example.com', until: '2027-03-30', reason: 'x' };

    expect(await desired(naming({ user: 'Hedy@Example.com' }, ended))).toEqual(['hedy@example.com']);
  });

  test('GIVEN one whom Okta does not have THEN the others are desired all the same', async () => {
    const of = naming({ user: 'nobody@example.com' }, { user: 'hedy@example.com' });

    expect(await desired(of)).toEqual(['hedy@example.com']);
  });

  test('GIVEN one whose e-mail address is another one than the login THEN they would be somebody else in Klaviyo', async () => {
    okta.console.createUser({ login: 'katherine@example.com', email: 'kj@example.com' });

    expect((await failure(read(naming({ user: 'katherine@example.com' })))).message).toContain(
      'the e-mail address differs from the login of "katherine@example.com" (line 7)',
    );
  });
});

describe('the profiles of people', () => {
  test('GIVEN rules THEN there is everyone by their userName, with what Okta knows of them', async () => {
    const of = inRule({
      kind: 'all',
      conditions: [equals('department', 'Marketing'), { kind: 'memberOf', group: 'klaviyo-analysts', at }],
    });

    const profiles = await provider.profiles!(access(), [of]);

    expect(profiles.get('hedy@example.com')).toMatchObject({ attributes: { department: 'Marketing' }, groups: [] });
    expect(profiles.get('grace@example.com')?.groups).toEqual(['klaviyo-analysts']);
    expect(profiles.size).toBe(4);
  });

  test('GIVEN two of one address THEN the active one counts', async () => {
    okta.console.createUser({ login: 'second', email: 'ada@example.com', profile: { department: 'IT' } });
    okta.console.setUserStatus('ada@example.com', 'DEPROVISIONED');

    const profiles = await provider.profiles!(access(), [inRule(equals('department', 'IT'))]);

    expect(profiles.get('ada@example.com')?.attributes.login).toBe('second');
  });

  test('GIVEN no way to Okta THEN it says why', async () => {
    const none = { available: false, reason: 'no credentials' } as const;

    expect((await failure(provider.profiles!(none, []))).message).toMatch(
      /^The profiles of people in Okta cannot be read: no credentials\. Set /,
    );
  });
});

describe('accounts that look at everyone without a rule', () => {
  test.each([
    ['keeps people', { whenUnmatched: 'keep' } as const],
    [
      'has a guardrail',
      {
        policy: {
          ...DEFAULT_POLICY,
          forbid: [{ roles: ['admin'], when: equals('department', 'IT'), reason: 'x', at }],
        },
      },
    ],
  ])('GIVEN one that %s THEN people of no assigned group are read, too', async (_what, changes) => {
    const plain = await read(account());
    const everyone = await read(account(changes));

    expect(plain.users.map(({ userName }) => userName)).not.toContain('hedy@example.com');
    expect(everyone.users.map(({ userName }) => userName)).toContain('hedy@example.com');
    expect(everyone.membersOnly).toBe(false);
  });
});
