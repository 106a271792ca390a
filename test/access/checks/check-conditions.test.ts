import { EXAMPLE, exampleWith, refusal, refusals } from '../example.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';

const LAST = '- { role: analyst, group: klaviyo-analysts }';

const withWhen = (when: string, members = '') =>
  exampleWith([LAST, `- { role: analyst, group: klaviyo-analysts, when: ${when}${members} }`]);

/** The same people without an identity provider. */
const withoutOkta = (when: string) => `
version: 1
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: KLAVIYO_SCIM_ACCESS_KEY } }
    owner: owner@example.com
    assignments:
      - role: analyst
        group: klaviyo-analysts
        when: ${when}
`;

const read = (text: string) => parseAccessFile(text, { path: 'access.yaml' });

describe('GIVEN a pattern', () => {
  test('WHEN it decides about a group in Okta THEN it is refused at its place, with the reason', () => {
    const text = withWhen('{ any: [{ attribute: title, matches: ^Head }] }');
    const [problem] = refusal(text).problems;
    expect(problem?.message).toMatch(
      /^matches cannot be compiled to a group rule, since Okta's rules have no function for patterns/,
    );
    expect(text.split('\n')[problem!.line - 1]?.slice(problem!.column - 1)).toMatch(/^\^Head/);
  });

  test('WHEN there is no identity provider THEN it may stand there if it can be read', () => {
    expect(() => read(withoutOkta('{ attribute: title, matches: ^Head }'))).not.toThrow();
    expect(refusals(withoutOkta("{ not: { attribute: title, matches: '(Head' } }"))).toEqual([
      expect.stringContaining(
        'access.yaml:12:51: pattern "(Head" cannot be read: missing closing ); expected a pattern in RE2 syntax',
      ),
    ]);
  });

  test('WHEN it stands in a guardrail, which is no rule of Okta, THEN it may stand there if it can be read', () => {
    const forbid = (pattern: string) =>
      exampleWith([
        'accounts:',
        `policy:\n  forbid: [{ roles: [admin], when: { attribute: title, matches: '${pattern}' }, reason: x }]\naccounts:`,
      ]);
    expect(() => read(forbid('^Contractor'))).not.toThrow();
    expect(refusals(forbid('[z-a]'))).toEqual([
      expect.stringContaining('pattern "[z-a]" cannot be read: invalid character class range'),
    ]);
  });
});

test('GIVEN an attribute that Okta does not call so THEN it is refused there, and accepted without Okta', () => {
  const when = '{ attribute: Department, equals: Marketing }';
  expect(refusals(withWhen(when))).toEqual([
    expect.stringContaining(
      'attribute "Department" is in another letter case in Okta; expected department; did you mean "department"?',
    ),
  ]);
  expect(() => read(withoutOkta(when))).not.toThrow();
});

test('GIVEN too many members beside a condition THEN the first one too many is named', () => {
  const members = `, members: [${Array.from({ length: 101 }, (_, index) => `{ user: u${index}@example.com }`).join(', ')}]`;
  const text = withWhen('{ memberOf: staff }', members);
  const [problem] = refusal(text).problems;
  expect(problem?.message).toContain('101 members stand beside a condition');
  expect(text.split('\n')[problem!.line - 1]?.slice(problem!.column - 1)).toMatch(/^u100@example\.com/);
});

test('GIVEN a condition of the wrong shape THEN that alone is said', () => {
  expect(refusals(withWhen('{ attribute: Department }'))).toEqual([expect.stringContaining('has no operator')]);
});

test('GIVEN the example THEN it is accepted', () => {
  expect(() => read(EXAMPLE)).not.toThrow();
});
