import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { account, EXAMPLE, exampleWith, refusals } from '../example.js';

const SAML = 'saml: { ssoUrl: https://www.klaviyo.com/sso/saml/b, audience: b }';
const ADOPTING = exampleWith(['    exceptions:', '    adopt: { app: 0oa1b2c3 }\n    exceptions:']);

/** An account of its own whose app has these lines. */
const other = (app: string, ...lines: readonly string[]): string =>
  account('other', lines).replace('SECOND', 'OTHER').replace('existing: 0oa1b2c3', app);

const problem = (place: string, line: number): unknown =>
  expect.stringContaining(
    `${place} is the app of the account on line ${line} already; expected an app of its own for each account`,
  );

test.each([
  ['two existing ones', EXAMPLE + account('second') + other('existing: 0oa1b2c3'), 'app.existing', 36],
  ['an existing one that another account adopts', ADOPTING + account('second'), 'app.existing', 27],
  [
    'an adopted one that exists in another account',
    EXAMPLE + account('second') + other(SAML, '    adopt: { app: 0oa1b2c3 }'),
    'adopt.app',
    36,
  ],
  ['two adopted ones', ADOPTING + other(SAML, '    adopt: { app: 0oa1b2c3 }'), 'adopt.app', 27],
])('one app in two accounts is refused: %s', (_what, text, place, line) => {
  expect(refusals(text)).toEqual([problem(place, line)]);
});

test('of an account with the app in both places it is one mistake', () => {
  expect(refusals(ADOPTING + account('second', ['    adopt: { app: 0oa1b2c3 }']))).toEqual([
    problem('app.existing', 27),
  ]);
});

test('an account may adopt the app that exists, and others have others', () => {
  const text = EXAMPLE + account('second', ['    adopt: { app: 0oa1b2c3 }']) + other('existing: 0OA1B2C3');

  expect(parseAccessFile(text, { path: 'access.yaml' }).accounts).toHaveLength(3);
});
