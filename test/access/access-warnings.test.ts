import { accessWarnings } from '../../src/access/access-warnings.js';
import { declaredByAccount } from '../../src/access/declared-people.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { type DirectorySnapshot } from '../../src/people/directory-person.js';
import { EXAMPLE, exampleWith } from './example.js';

const snapshotOf = (...people: readonly (readonly [name: string, groups: readonly string[], active?: boolean])[]) => ({
  source: 'roster people.csv',
  users: people.map(([name, groups, active = true]) => ({
    userName: `${name}@example.com`,
    givenName: '',
    familyName: '',
    groups,
    active,
    attributes: {},
  })),
});

const warningsOf = (snapshot: DirectorySnapshot, text = EXAMPLE): readonly string[] => {
  const model = parseAccessFile(text, { path: 'access.yaml' });
  const warnings = accessWarnings(model, snapshot, declaredByAccount(model, snapshot, '2026-11-29'), '2026-11-29');
  return warnings.map(({ at, message }) => `${text.split('\n')[at.line - 1]!.trim()} => ${message}`);
};

const EVERYBODY = [
  ['ada', ['klaviyo-admins']],
  ['grace', ['klaviyo-retention']],
  ['alan', ['klaviyo-analysts']],
] as const;

test('GIVEN somebody in each assigned group, and another group THEN there is nothing to warn of', () => {
  expect(warningsOf(snapshotOf(...EVERYBODY, ['bob', ['sales-emea']]))).toEqual([]);
});

test('GIVEN a group in which nobody is active THEN its assignment is named', () => {
  const people = snapshotOf(EVERYBODY[0], EVERYBODY[2], ['grace', ['klaviyo-retention'], false]);

  expect(warningsOf(people)).toEqual([
    expect.stringMatching(
      /^- \{ role: retention_lead.* => nobody who is active is in the group "klaviyo-retention", so nobody gets the role "retention_lead"/,
    ),
  ]);
});

test('GIVEN everybody of a group gets their role from an earlier assignment THEN how many, and what to do', () => {
  const people = snapshotOf(...EVERYBODY.slice(0, 2), ['alan', ['klaviyo-admins', 'klaviyo-analysts']]);

  expect(warningsOf(people)).toEqual([
    expect.stringContaining(
      `the group "klaviyo-analysts" decides nobody's role: earlier assignments decide for the only person in it.`,
    ),
  ]);
});

test.each(['klaviyo-analyst', 'klavio-analysts', 'klaviyo-analystss', 'klaviyo-anaylsts'])(
  'GIVEN the group %s in the directory THEN it is named with the assigned one that it nearly is',
  (group) => {
    expect(warningsOf(snapshotOf(...EVERYBODY, ['bob', [group]], ['cy', [group]], ['eve', [group], false]))).toEqual([
      expect.stringContaining(
        `=> the directory also has the group "${group}" (2 people), whose name differs from "klaviyo-analysts" by a letter or two.`,
      ),
    ]);
  },
);

test('GIVEN names of a series, short names, or two assigned groups THEN they are not taken for one', () => {
  const text = exampleWith(
    ['group: klaviyo-analysts', 'group: team-10'],
    ['group: klaviyo-retention', 'group: hr'],
    ['group: klaviyo-admins', 'group: the-admins'],
  );
  const people = snapshotOf(
    ['ada', ['the-admins']],
    ['grace', ['hr']],
    ['alan', ['team-10']],
    ['bob', ['team-2', 'it']],
  );

  expect(warningsOf(people, text)).toEqual([]);
});

test.each([
  [0, /=> nobody with full power is declared in "acme", not counting the owner; the policy requires at least 1/],
  [3, /=> only 1 person with full power is declared in "acme".* at least 3 \(minimumAdmins\)/],
])(
  'GIVEN fewer people with full power than required (%s of them in question) THEN that is said of the account',
  (minimum, message) => {
    const people = snapshotOf(...EVERYBODY.slice(minimum === 0 ? 1 : 0));
    const text =
      minimum === 0
        ? EXAMPLE
        : exampleWith(['    exceptions:', `    policy: { minimumAdmins: ${minimum} }\n    exceptions:`]);

    expect(warningsOf(people, text)[0]).toMatch(message);
  },
);

test('GIVEN a custom role that is declared to have full power THEN it counts', () => {
  const text = exampleWith(['title: Retention lead }', 'title: Retention lead, like: admin }']);

  expect(warningsOf(snapshotOf(...EVERYBODY.slice(1)), text).join()).not.toContain('full power');
});

test('GIVEN a member whom the directory lists as inactive THEN the member is named, since a deploy would let them in', () => {
  const text = EXAMPLE.replace(
    'group: klaviyo-admins, create: true }',
    'group: klaviyo-admins, members: [ada@example.com, Left@example.com, { user: past@example.com, until: 2026-11-28, reason: covers }] }',
  );
  const people = snapshotOf(...EVERYBODY, ['left', [], false], ['past', [], false]);

  expect(warningsOf(people, text).map((warning) => warning.replace(/^.* => /, ''))).toEqual([
    'the member "Left@example.com" is not active in the directory (roster people.csv), and a deploy puts them into "klaviyo-admins" all the ' +
      'same. If they have left, remove the member.',
    expect.stringContaining('"past@example.com" in "klaviyo-admins" ended on 2026-11-28'),
  ]);
});
