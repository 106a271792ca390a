import { type DirectorySnapshot } from '../../src/people/directory-person.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { ruleWarnings } from '../../src/access/rule-warnings.js';
import { exampleWith } from './example.js';

const LAST = '- { role: analyst, group: klaviyo-analysts }';

/** A roster of one person, who is in these groups. */
const snapshotOf = (groups: readonly string[]): DirectorySnapshot => ({
  source: 'roster people.csv',
  users: [{ userName: 'ada@example.com', givenName: '', familyName: '', groups, active: true, attributes: {} }],
});

function warningsOf(...changes: readonly (readonly [string, string])[]) {
  const text = exampleWith(...changes);
  return ruleWarnings(
    parseAccessFile(text, { path: 'access.yaml' }),
    snapshotOf(['klaviyo-admins', 'contractors']),
  ).map(({ at, message }) => ({
    at: text.split('\n')[at.line - 1]!.slice(at.column - 1),
    message,
  }));
}

const two = (condition: string) =>
  [
    LAST,
    `- { role: analyst, group: klaviyo-analysts, when: { attribute: title, contains: Analyst } }\n      - { role: support, group: klaviyo-support, when: ${condition} }`,
  ] as const;

test('GIVEN a rule that builds on the group of another rule THEN the comparison is warned of', () => {
  expect(warningsOf(two('{ not: { memberOf: klaviyo-analysts } }'))).toEqual([
    {
      at: expect.stringMatching(/^\{ memberOf: klaviyo-analysts \}/) as string,
      message: expect.stringMatching(
        /^the rule of the group "klaviyo-support" builds on the group "klaviyo-analysts", which another rule fills \(line \d+\)\. Okta advises against/,
      ) as string,
    },
  ]);
});

test('GIVEN a rule that asks for its own group THEN that is warned of', () => {
  expect(warningsOf(two('{ memberOf: klaviyo-support }'))).toEqual([
    expect.objectContaining({ message: expect.stringContaining('asks who is in that very group') as string }),
  ]);
});

test('GIVEN rules that build on groups which are kept elsewhere THEN there is nothing to warn of', () => {
  expect(warningsOf(two('{ memberOf: klaviyo-admins }'))).toEqual([]);
});

describe('GIVEN that people keep their account whom no assignment matches', () => {
  const keep = ['    kind: account', '    kind: account\n    whenUnmatched: keep'] as const;

  test('WHEN Okta deactivates users THEN it cannot be kept', () => {
    expect(warningsOf(keep)).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^whenUnmatched is keep, but Okta does not keep such people/) as string,
      }),
    ]);
  });

  test('WHEN Okta does not deactivate users THEN there is nothing to warn of', () => {
    expect(warningsOf(keep, ['deactivate: true', 'deactivate: false'])).toEqual([]);
  });
});

test('GIVEN a condition on a group whose members are declared by name THEN that is warned of', () => {
  const [group, condition] = two('{ memberOf: klaviyo-analysts }');
  const text = condition.replace('when: { attribute: title, contains: Analyst }', 'members: [ada@example.com]');
  expect(warningsOf([group, text])).toEqual([
    expect.objectContaining({
      message: expect.stringMatching(
        /^the condition asks who is in the group "klaviyo-analysts", whose members this file declares/,
      ) as string,
    }),
  ]);
});

describe('GIVEN a guardrail on a group of the access file', () => {
  const forbid = [
    'accounts:',
    'policy:\n  forbid: [{ roles: [admin], when: { not: { memberOf: klaviyo-analysts } }, reason: x }]\naccounts:',
  ] as const;
  const filledBy = (members: string) =>
    [LAST, `- { role: analyst, group: klaviyo-analysts, members: ${members} }`] as const;

  test('WHEN the file says who is in it THEN the guardrail is warned of, since it asks the directory alone', () => {
    expect(warningsOf(forbid, filledBy('[ada@example.com]'))).toEqual([
      {
        at: expect.stringMatching(/^\{ memberOf: klaviyo-analysts \}/) as string,
        message: expect.stringMatching(
          /^the guardrail asks who is in the group "klaviyo-analysts", whose members this file declares \(line \d+\)\. Only the groups of the directory/,
        ) as string,
      },
    ]);
  });

  test('WHEN the roster says who is in it THEN there is nothing to warn of', () => {
    expect(warningsOf(forbid, filledBy('roster'))).toEqual([]);
  });
});

test('GIVEN a condition on a group that the roster fills THEN there is nothing to warn of', () => {
  const [group, condition] = two('{ memberOf: klaviyo-analysts }');
  const text = condition.replace('when: { attribute: title, contains: Analyst }', 'members: roster');
  expect(warningsOf([group, text])).toEqual([]);
});

describe('GIVEN a condition on a group in which nobody of the directory is', () => {
  const forbid = [
    'accounts:',
    'policy:\n  forbid: [{ roles: [admin], when: { memberOf: contractor }, reason: x }]\naccounts:',
  ] as const;

  test('WHEN everybody was read THEN it is warned of, in a guardrail too, with the nearest one', () => {
    expect(warningsOf(two('{ not: { memberOf: staff } }'), forbid)).toEqual([
      {
        at: expect.stringMatching(/^\{ memberOf: staff \}/) as string,
        message: 'the condition asks who is in the group "staff", and nobody of roster people.csv is.',
      },
      {
        at: expect.stringMatching(/^\{ memberOf: contractor \}/) as string,
        message:
          'the condition asks who is in the group "contractor", and nobody of roster people.csv is. Did you mean "contractors"?',
      },
    ]);
  });

  test('WHEN only the members of some groups were read THEN the group may be empty', () => {
    const model = parseAccessFile(exampleWith(forbid), { path: 'access.yaml' });
    expect(ruleWarnings(model, { ...snapshotOf([]), membersOnly: true })).toEqual([]);
  });
});
