import fc from 'fast-check';
import { type DirectorySnapshot } from '../../../src/people/directory-person.js';

/** A directory of people, each as `name:group,group:team`. */
export function directoryOf(people: readonly string[]): DirectorySnapshot {
  const users = people.map((text) => {
    const [name = '', groups = '', team = ''] = text.split(':');
    return {
      userName: `${name}@example.com`,
      givenName: '',
      familyName: '',
      groups: groups.split(',').filter((group) => group !== ''),
      active: true,
      attributes: { team },
    };
  });
  return { source: 'roster people.csv', users };
}

export const TODAY = '2026-11-23';
export const PEOPLE = ['ada', 'bob', 'cyn', 'dan', 'eve', 'fay', 'gus'];

interface RandomAssignment {
  readonly role: string;
  readonly style: 'flow' | 'lines' | 'block';
  readonly members: readonly string[];
  readonly ending: boolean;
  readonly by: 'members' | 'group' | 'rule' | 'rule and members';
}

const assignment: fc.Arbitrary<RandomAssignment> = fc.record({
  role: fc.constantFrom('admin', 'support', 'analyst'),
  style: fc.constantFrom('flow', 'lines', 'block'),
  members: fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1, maxLength: 4 }),
  ending: fc.boolean(),
  by: fc.constantFrom('members', 'members', 'members', 'group', 'rule', 'rule and members'),
});

/** Access files of two direct accounts, in several styles of YAML, and the people of their directory. */
export const randomFile = fc
  .record({
    accounts: fc.tuple(accountParts(), accountParts()),
    people: fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 2 }),
    teams: fc.array(fc.constantFrom('', 'sales'), { minLength: 7, maxLength: 7 }),
    groups: fc.array(fc.constantFrom('', '', 'acme-1', 'shop-2'), { minLength: 7, maxLength: 7 }),
  })
  .map(({ accounts: [acme, shop], people, teams, groups }) => ({
    text: `version: 1\ndirectory: { roster: people.csv }\naccounts:\n${accountText('acme', acme)}${accountText('shop', shop)}`,
    people: people.map((name, index) => `${name}:${groups[index]}:${teams[index]}`),
  }));

function accountParts() {
  return fc.record({
    assignments: fc.array(assignment, { minLength: 1, maxLength: 4 }),
    exceptions: fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 2 }),
  });
}

type AccountParts = ReturnType<typeof accountParts> extends fc.Arbitrary<infer Parts> ? Parts : never;

function accountText(name: string, { assignments, exceptions }: AccountParts): string {
  const excepted = exceptions.map(
    (user) =>
      `      # keep ${user}\n      - { user: ${user}@example.com, kinds: [unexpected], reason: agency, expires: 2027-01-31 }\n`,
  );
  return `  - name: ${name}
    kind: account
    scim: { baseUrl: 'https://${name}.example.com/scim/v2', accessKey: { env: KEY_${name.toUpperCase()} } }
    owner: owner@example.com
    provisioning: { mode: direct }
    assignments:
${assignments.map((each, index) => assignmentText(`${name}-${index}`, each)).join('')}${excepted.length === 0 ? '' : `    exceptions:\n${excepted.join('')}`}`;
}

function assignmentText(group: string, { role, style, members, ending, by }: RandomAssignment): string {
  const when = by.startsWith('rule') ? 'when: { attribute: team, equals: sales }' : undefined;
  const people = members.map((user, index) =>
    ending && index === 0 ? `{ user: ${user}@example.com, until: 2027-03-31, reason: 'a, b' }` : `${user}@example.com`,
  );
  const parts = [`role: ${role}`, `group: ${group}`, ...(when === undefined ? [] : [when])];
  if (by === 'group' || by === 'rule') return `      - { ${parts.join(', ')} }\n`;
  if (style === 'flow') return `      - { ${parts.join(', ')}, members: [${people.join(', ')}] }\n`;
  const head = `      - ${parts.join('\n        ')}\n`;
  return style === 'lines'
    ? `${head}        members: [\n${people.map((each) => `          # keep these\n          ${each}, # one\n`).join('')}        ]\n`
    : `${head}        members:\n${people.map((each) => `          # keep these\n          - ${each} # one\n`).join('')}`;
}
