import { type Account, type Assignment } from '../../src/access/access-model.js';
import { DEFAULT_POLICY } from '../../src/access/policy.js';
import { UnmanagedPatternError } from '../../src/access/unmanaged-pattern-error.js';
import {
  declaredPeople as declaredOn,
  type DeclaredSurroundings,
  NobodyDeclaredError,
} from '../../src/access/declared-people.js';
import { GroupNameError } from '../../src/access/group-name-error.js';
import { type DirectorySnapshot, type DirectoryPerson } from '../../src/people/directory-person.js';
import { account } from '../drift/sample-account.js';

function declaredPeople(
  of: Account,
  users: DirectorySnapshot,
  surroundings: Partial<DeclaredSurroundings> = {},
): ReturnType<typeof declaredOn> {
  return declaredOn(of, users, { today: '2026-11-29', ...surroundings });
}

function person(userName: string, groups: readonly string[], changes: Partial<DirectoryPerson> = {}): DirectoryPerson {
  return { userName, givenName: 'Ada', familyName: 'Lovelace', groups, active: true, attributes: {}, ...changes };
}

function snapshot(...users: readonly DirectoryPerson[]): DirectorySnapshot {
  return { source: 'roster people.csv', users };
}

function assignment(priority: number, role: string, group: string): Assignment {
  return { role, group, create: false, priority, at: { line: 20 + priority, column: 9 } };
}

function accountWith(...assignments: readonly Assignment[]): Account {
  return account({ assignments });
}

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('declaredPeople', () => {
  test('GIVEN a person in one assigned group THEN they are declared in its role, with the reason', () => {
    expect(declaredPeople(account(), snapshot(person('Ada@example.com', ['klaviyo-analysts', 'staff'])))).toEqual([
      {
        userName: 'Ada@example.com',
        givenName: 'Ada',
        familyName: 'Lovelace',
        role: 'analyst',
        group: 'klaviyo-analysts',
        priority: 2,
        belonging: { by: 'group' },
        passedOver: [],
      },
    ]);
  });

  test('GIVEN a person in several assigned groups THEN the smallest priority decides, wherever it stands', () => {
    const shuffled = accountWith(
      assignment(3, 'support', 'g3'),
      assignment(1, 'admin', 'g1'),
      assignment(2, 'manager', 'g2'),
    );

    const [ada] = declaredPeople(shuffled, snapshot(person('ada@example.com', ['g3', 'g2', 'g1'])));

    expect(ada).toMatchObject({ role: 'admin', group: 'g1', priority: 1 });
    expect(ada?.passedOver).toEqual([
      { group: 'g2', role: 'manager', priority: 2 },
      { group: 'g3', role: 'support', priority: 3 },
    ]);
  });

  test('GIVEN inactive people, people in no assigned group and the owner THEN they are left out, in the order of the rest', () => {
    const users = snapshot(
      person('zoe@example.com', ['klaviyo-admins']),
      person('gone@example.com', ['klaviyo-admins'], { active: false }),
      person('other@example.com', ['staff']),
      person(' Owner@Example.com', ['klaviyo-admins']),
      person('ada@example.com', ['klaviyo-analysts']),
    );

    expect(declaredPeople(account(), users).map(({ userName }) => userName)).toEqual([
      'zoe@example.com',
      'ada@example.com',
    ]);
  });

  test.each([
    ['nobody is in an assigned group', person('ada@example.com', ['staff'])],
    ['everybody is inactive', person('ada@example.com', ['klaviyo-admins'], { active: false })],
    ['only the owner is', person('owner@example.com', ['klaviyo-admins'])],
  ])('GIVEN that %s THEN it names account, source and groups, and declares nobody', (_what, user) => {
    const error = thrownBy(() => declaredPeople(account(), snapshot(user)));

    expect(error).toBeInstanceOf(NobodyDeclaredError);
    expect(error).toMatchObject({
      account: 'acme',
      source: 'roster people.csv',
      groups: ['klaviyo-admins', 'klaviyo-analysts'],
    });
    expect((error as Error).name).toBe('NobodyDeclaredError');
    expect((error as Error).message).toBe(
      'Nobody is declared in the account "acme": no active person of roster people.csv, not counting the owner, is in one of its ' +
        'assigned groups (looked for: "klaviyo-admins", "klaviyo-analysts"). Everyone in Klaviyo would count as unexpected, so ' +
        'nothing is compared. Check the source, and that the assignments of the access file name its groups exactly as it ' +
        'writes them.',
    );
  });

  test('GIVEN an account that assigns nothing THEN it says so', () => {
    expect(() => declaredPeople(accountWith(), snapshot(person('ada@example.com', ['staff'])))).toThrow(
      /looked for: no group at all/,
    );
  });

  test.each([
    ['letter case', 'Klaviyo-Analysts', 'klaviyo-analysts', ''],
    ['outer blanks', 'klaviyo-analysts ', 'klaviyo-analysts', ''],
    ['Unicode form', 'e\u0301quipe', '\u00e9quipe', ': it has \u0301 (U+0301)'],
    ['a Cyrillic letter', 'kl\u0430viyo', 'klaviyo', ': it has \u0430 (U+0430)'],
    ['a dash of a word processor', 'klaviyo\u2013analysts', 'klaviyo-analysts', ': it has \u2013 (U+2013)'],
  ])(
    'GIVEN a group that misses an assigned one by %s alone THEN it is refused',
    (_what, written, assigned, strangers) => {
      const users = snapshot(person('zoe@example.com', [assigned]), person('ada@example.com', [written]));

      const error = thrownBy(() => declaredPeople(accountWith(assignment(1, 'analyst', assigned)), users));

      expect(error).toBeInstanceOf(GroupNameError);
      expect(error).toMatchObject({ account: 'acme', source: 'roster people.csv', group: written, assigned });
      expect((error as Error).name).toBe('GroupNameError');
      expect((error as Error).message).toBe(
        `The group "${written}" of roster people.csv is nearly the group "${assigned}" that the account "acme" assigns, but not ` +
          `as it is written${strangers}. Names of groups are compared exactly; write both alike.`,
      );
    },
  );

  test('GIVEN a group with an assigned one in it among others THEN it is refused, with its place and what to do', () => {
    const users = [
      person('zoe@example.com', ['klaviyo-analysts']),
      person('gone@example.com', ['klaviyo-admins, staff'], { active: false }),
      person('bob@example.com', ['staff', 'klaviyo-analysts, staff']),
      person('cy@example.com', ['klaviyo-admins|staff']),
    ];
    const error = thrownBy(() =>
      declaredPeople(account(), { ...snapshot(...users), placeOf: (index) => `people.csv:${index + 2}` }),
    );

    expect(error).toBeInstanceOf(GroupNameError);
    expect(error).toMatchObject({
      group: 'klaviyo-analysts, staff',
      assigned: 'klaviyo-analysts',
      place: 'people.csv:4',
    });
    expect((error as Error).message).toBe(
      'people.csv:4: The group "klaviyo-analysts, staff" of roster people.csv has the name of the group "klaviyo-analysts" in it ' +
        'that the account "acme" assigns, among others. It counts as one group of that long name, which gives nobody access. ' +
        'Separate the groups of a person with ";", or write them as a list in YAML or JSON. If it is one group with a name of ' +
        'its own, leave it out of the source: only assigned groups are needed there.',
    );
  });

  test('GIVEN an assigned group that has a comma and another assigned name in it THEN its people are in it', () => {
    const both = accountWith(assignment(1, 'admin', 'Sales, EMEA'), assignment(2, 'analyst', 'Sales'));

    const [ada] = declaredPeople(both, snapshot(person('ada@example.com', ['Sales, EMEA'])));

    expect(ada).toMatchObject({ role: 'admin', group: 'Sales, EMEA', passedOver: [] });
  });

  test('GIVEN a group that is near an assigned one, and that another account assigns THEN it is that other group', () => {
    const users = snapshot(
      person('ada@example.com', ['klaviyo-admins']),
      person('bob@example.com', ['klaviyo-admins, EMEA']),
    );

    expect(declaredPeople(account(), users, { otherGroups: ['klaviyo-admins, EMEA'] })).toHaveLength(1);
    expect(() => declaredPeople(account(), users, { otherGroups: ['other'] })).toThrow(GroupNameError);
  });

  test('GIVEN a group of the owner alone with an assigned one in it THEN it passes: no assignment decides about them', () => {
    const users = snapshot(
      person('ada@example.com', ['klaviyo-admins']),
      person('owner@example.com', ['klaviyo-admins, x']),
    );

    expect(declaredPeople(account(), users)).toHaveLength(1);
  });

  test('GIVEN two assigned groups that differ in case only THEN each is its own', () => {
    const both = accountWith(assignment(1, 'admin', 'Sales'), assignment(2, 'analyst', 'sales'));

    const users = declaredPeople(
      both,
      snapshot(person('ada@example.com', ['sales']), person('zoe@example.com', ['Sales'])),
    );

    expect(users.map(({ role, passedOver }) => [role, passedOver])).toEqual([
      ['analyst', []],
      ['admin', []],
    ]);
  });

  test('GIVEN a near name on an inactive person alone THEN nobody is left out by it, and it passes', () => {
    const users = snapshot(
      person('ada@example.com', ['klaviyo-analysts']),
      person('gone@example.com', ['KLAVIYO-ANALYSTS'], { active: false }),
    );

    expect(declaredPeople(account(), users)).toHaveLength(1);
  });
});

describe('GIVEN a pattern of unmanaged people that covers somebody of the directory', () => {
  const unmanaged = [
    { pattern: '*@partner.example', reason: 'A partner', privileged: false },
    { pattern: 'former*@example.com', reason: 'Typed too wide', privileged: true },
  ];
  const covering = account({ policy: { ...DEFAULT_POLICY, unmanaged } });
  const former = (changes: Partial<DirectoryPerson>) =>
    snapshot(person('ada@acme.example', ['klaviyo-admins']), {
      ...person('Former@example.com', ['klaviyo-analysts']),
      ...changes,
    });

  test.each([{ active: true }, { active: false }])(
    'WHEN they are %j in an assigned group THEN nothing is compared',
    (state) => {
      expect(() => declaredPeople(covering, former(state))).toThrow(UnmanagedPatternError);
      expect(() => declaredPeople(covering, former(state))).toThrow(
        'The pattern "former*@example.com" of unmanaged people in the account "acme" covers "Former@example.com", who is in an ' +
          'assigned group of',
      );
    },
  );

  test('WHEN they are in no assigned group, or nobody is covered THEN the people are declared', () => {
    expect(declaredPeople(covering, former({ groups: ['others'] }))).toHaveLength(1);
    expect(declaredPeople(covering, former({ userName: 'grace@other.example' }))).toHaveLength(2);
  });

  test.each([
    ['former*@example.com', 'grace@example.com'],
    ['*@sub.example.com', 'grace@example.com'],
    ['x*@example.com', 'grace@sub.EXAMPLE.com'],
    ['x*@*.agency.onmicrosoft.com', 'grace@agency.onmicrosoft.com'],
  ])('WHEN %s covers others of the domain of %s alone THEN nothing is compared', (pattern, userName) => {
    const wide = account({ policy: { ...DEFAULT_POLICY, unmanaged: [{ pattern, reason: 'x', privileged: false }] } });
    expect(() => declaredPeople(wide, snapshot(person(userName, ['klaviyo-admins'])))).toThrow(
      `The pattern "${pattern}" of unmanaged people in the account "acme" covers people of the domain of "${userName}", who is in ` +
        'an assigned group of roster people.csv. Somebody who leaves the company would not be reported, so nothing is compared. Write ' +
        'a pattern in the access file (policy.unmanaged) that covers other organisations only, or name single people: each with ' +
        'a pattern without *, or under exceptions with an end.',
    );
  });

  test.each([
    ['former@example.com', 'grace@example.com'],
    ['*@other.onmicrosoft.com', 'grace@agency.onmicrosoft.com'],
    ['*@other.co.uk', 'grace@agency.co.uk'],
    ['*@notexample.com', 'grace@example.com'],
  ])('WHEN %s covers nobody of the organisation of %s THEN the people are declared', (pattern, userName) => {
    const other = account({ policy: { ...DEFAULT_POLICY, unmanaged: [{ pattern, reason: 'x', privileged: false }] } });
    expect(declaredPeople(other, snapshot(person(userName, ['klaviyo-admins'])))).toHaveLength(1);
  });
});
