import fc from 'fast-check';
import { declaredPeople, NobodyDeclaredError } from '../../../../src/access/declared-people.js';
import { parseRoster } from '../../../../src/directory/parse-roster.js';
import { rosterCsv } from '../../../../src/people/roster-csv.js';
import { AdoptError } from '../../../../src/provider/adoption.js';
import { adopt, appRole, assigned, group, id, type LiveChanges, ROLES, user, USER_ROLE } from './live-application.js';

const LEAD = { ...appRole('x'), id: id('af'), value: 'lead', name: 'Lead' };
const OWNER = { ...appRole('x'), id: id('ae'), value: 'owner', name: 'Owner' };
const GIVEN = [appRole('admin'), appRole('analyst'), LEAD, OWNER, USER_ROLE];
const KLAVIYO = ['admin', 'analyst', 'lead'];
const DEPARTMENTS = ['Data', 'sales', ''];

const people = Array.from({ length: 7 }, (_, index) =>
  user(`p${index}@example.com`, {
    enabled: index < 6,
    attributes: { department: DEPARTMENTS[index % 3]! },
  }),
);

/** A group by its place, with a rule that Entra has followed or not yet, or with people of its own. */
const anyGroup = fc.record({
  rule: fc.constantFrom(undefined, undefined, 'Data', 'SALES'),
  isFollowed: fc.boolean(),
  members: fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 4 }),
  roles: fc.uniqueArray(fc.constantFrom(...GIVEN), { minLength: 1, maxLength: 2 }),
});

const anyApplication = fc
  .record({
    groups: fc.array(anyGroup, { minLength: 1, maxLength: 4 }),
    direct: fc.array(fc.record({ person: fc.nat({ max: 6 }), role: fc.constantFrom(...GIVEN) }), { maxLength: 2 }),
  })
  .map(({ groups, direct }): Required<Pick<LiveChanges, 'groups' | 'assignments' | 'people' | 'roles'>> => {
    const made = groups.map(({ rule, isFollowed, members, roles }, index) => {
      const chosen = people.filter(({ attributes }) => attributes.department?.toLowerCase() === rule?.toLowerCase());
      const users = rule !== undefined && isFollowed ? chosen : members.map((member) => people[member]!);
      const made = group(`b${index}`, `klaviyo-${'abcd'[index]!.repeat(4)}`, users, {
        rule: rule && `user.department -eq "${rule}"`,
      });
      return { made, assignments: roles.map((role) => assigned(made, role)) };
    });
    return {
      roles: [...ROLES, LEAD, OWNER],
      groups: made.map((one) => one.made),
      people: people.filter((_, index) => direct.some(({ person }) => person === index)),
      assignments: [
        ...made.flatMap(({ assignments }) => assignments),
        ...direct.map(({ person, role }) => assigned(people[person]!, role)),
      ],
    };
  });

/** What Entra gives a person: the values of their roles, and by which assignments. */
function rolesOf(
  { assignments, groups, roles }: Parameters<typeof adopt>[0] & object,
  userId: string,
): readonly string[] {
  const reaching = assignments!.filter(({ principalId }) => {
    const through = groups!.find((one) => one.id === principalId);
    return principalId === userId || through?.users.some((member) => member.id === userId) === true;
  });
  return reaching.map(({ roleId }) => roles!.find((role) => role.id === roleId)?.value ?? 'none');
}

it('GIVEN any hand-made application WHEN it is adopted THEN the file is valid, its people are those whom Entra gives a role of Klaviyo, and everybody else who has the app is warned of', () => {
  fc.assert(
    fc.property(anyApplication, (live) => {
      const adopted = orRefusal(() => adopt(live));
      if (adopted === undefined) {
        // Refused: no group has one role that can be assigned.
        expect(
          live.groups.every(({ id: groupId }) => {
            const given = rolesOf({ ...live, groups: [] }, groupId).filter((role) => KLAVIYO.includes(role));
            return given.length !== 1;
          }),
        ).toBe(true);
        return;
      }
      const warned = adopted.notes.flatMap(({ severity, text }) => (severity === 'warning' ? [text] : [])).join('\n');
      const users = adopted.people.length === 0 ? [] : parseRoster(rosterCsv(adopted.people), { path: 'people.csv' });
      const declared = new Map(declaredIn(adopted.account, users).map(({ userName, role }) => [userName, role]));

      for (const person of people.filter(({ enabled }) => enabled)) {
        const given = rolesOf(live, person.id);
        const role = declared.get(person.userPrincipalName);
        if (role !== undefined) expect(given).toContain(role);
        if (given.length > 0 && (role === undefined || given.some((other) => other !== role))) {
          const theirs = live.groups.filter(({ users: members }) => members.some((member) => member.id === person.id));
          const names = [person.userPrincipalName, ...theirs.map(({ name }) => name)];
          expect(names.some((name) => warned.includes(`"${name}"`))).toBe(true);
        }
      }
      expect(declared.has('p6@example.com')).toBe(false);
    }),
    { numRuns: 300 },
  );
});

function orRefusal<Value>(call: () => Value): Value | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof AdoptError) return undefined;
    throw error;
  }
}

function declaredIn(
  ...[account, users]: [Parameters<typeof declaredPeople>[0], Parameters<typeof declaredPeople>[1]['users']]
) {
  try {
    return declaredPeople(account, { source: 'roster people.csv', users }, { today: '2027-01-01' });
  } catch (error) {
    if (error instanceof NobodyDeclaredError) return [];
    throw error;
  }
}
