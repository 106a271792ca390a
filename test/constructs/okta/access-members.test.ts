import { AccessMembers, type AccessMembersProps } from '../../../src/constructs/okta/access-members.js';
import { only, type Synthesised, synthesise } from './synthesise.js';

function members(logins: readonly string[], changes: Partial<AccessMembersProps> = {}): Synthesised {
  return synthesise(
    (scope) => void new AccessMembers(scope, 'members', { group: 'a "${b}"', groupId: '00g1', logins, ...changes }),
  );
}

/** The expression of each search, in the order of the logins. */
function searches({ data }: Synthesised): readonly string[] {
  return Object.values(data.okta_users ?? {})
    .map(({ search }) => (search as { expression: string }[])[0]!.expression)
    .sort();
}

const people = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `person-${String(index).padStart(4, '0')}@example.com`);

describe('AccessMembers', () => {
  it('declares everyone who is in the group, so that whoever was added by hand shows in a plan', () => {
    const stack = members(['grace@example.com', 'Ada@example.com']);

    expect(searches(stack)).toEqual(['profile.login eq "Ada@example.com" or profile.login eq "grace@example.com"']);
    const [search] = Object.keys(stack.data.okta_users ?? {});
    const [[local, logins]] = Object.entries((stack as unknown as { locals: object }).locals) as [[string, unknown]];
    expect(logins).toEqual(['Ada@example.com', 'grace@example.com']);
    expect(only(stack.resource.okta_group_memberships)).toEqual({
      group_id: '00g1',
      track_all_users: true,
      users:
        `\${concat([for user in data.okta_users.${search}.users : user.id ` +
        `if contains([for login in local.${local} : lower(login)], lower(user.login))])}`,
    });
  });

  it('escapes logins for the search and for Terraform', () => {
    expect(searches(members(['"a\\${b}%{c}@example.com']))).toEqual([
      'profile.login eq "\\"a\\\\$${b}%%{c}@example.com"',
    ]);
  });

  it('looks somebody up once, however often and in whatever letter case they are named', () => {
    expect(searches(members(['ada@example.com', 'ADA@example.com ', 'ada@example.com']))).toEqual([
      'profile.login eq "ada@example.com"',
    ]);
  });

  it('asks for 30 people at a time, so that 1,000 are 34 searches', () => {
    const written = searches(members(people(1_000)));

    expect(written.map((one) => one.split(' or ').length)).toEqual([...Array<number>(33).fill(30), 10]);
    expect(written.join(' or ')).toBe(
      people(1_000)
        .map((login) => `profile.login eq "${login}"`)
        .join(' or '),
    );
  });

  it('asks for fewer where their logins are long', () => {
    const long = people(10).map((login) => `${'x'.repeat(400)}${login}`);

    expect(searches(members(long)).every((one) => one.length <= 2_000)).toBe(true);
    expect(searches(members(long)).join(' or ')).toBe(long.map((login) => `profile.login eq "${login}"`).join(' or '));
  });

  it('writes the same in whatever order they stand', () => {
    expect(members(people(40).toReversed())).toEqual(members(people(40)));
  });

  it('takes everybody out of the group where nobody is named', () => {
    const stack = members([]);

    expect(only(stack.resource.okta_group_memberships).users).toEqual([]);
    expect(stack.data).toBeUndefined();
  });

  it('fails the plan for people who do not exist, are several, or have another e-mail address, and names them', () => {
    const { lifecycle } = only(members(['ada@example.com']).data.okta_users) as unknown as {
      lifecycle: { postcondition: { condition: string; error_message: string }[] };
    };

    const messages = lifecycle.postcondition.map(({ error_message }) => error_message);
    expect(messages).toEqual([
      expect.stringMatching(/^Okta has nobody with the login: \$\{join\(", ", \[.*\]\)\}\. .*the group "a "\$\$\{b\}"/),
      expect.stringMatching(/^Okta has several people with the login: \$\{join\(", ", \[.*\]\)\}\. /),
      expect.stringMatching(/^In Okta the e-mail address differs from the login of: \$\{join\(", ", \[.*\]\)\}\. /),
    ]);
    for (const { condition } of lifecycle.postcondition) expect(condition).toMatch(/^\$\{length\(\[.*\]\) == 0\}$/);
  });

  it('takes the members of a group over that exists', () => {
    expect(members(['ada@example.com'], { importFromGroup: '00g9' })).toMatchObject({
      import: [{ id: '00g9/true', to: 'okta_group_memberships.members' }],
    });
  });
});
