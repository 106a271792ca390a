import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { EXAMPLE, refusals } from '../example.js';

const withVariable = (name: string): string => EXAMPLE.replace('KLAVIYO_SCIM_ACCESS_KEY', name);

test.each([
  'OKTA_API_PRIVATE_KEY',
  'ONELOGIN_CLIENT_SECRET',
  'AWS_SECRET_ACCESS_KEY',
  'Github_Token',
  'GH_TOKEN',
  'KLAVIYO_ACCESS_WEBHOOK_URL',
])('GIVEN %s, which opens something else, THEN it is refused: it would be sent to Klaviyo', (name) => {
  expect(refusals(withVariable(name))).toEqual([
    expect.stringMatching(new RegExp(`^access\\.yaml:13:\\d+: "${name}" is a variable of another system`)),
  ]);
});

test.each(['KLAVIYO_SCIM_ACCESS_KEY', 'ACME_OKTA_KEY', 'KLAVIYO_ACCESS_KEY', 'GH_TOKEN_OF_ACME'])(
  'GIVEN %s THEN it may hold an access key',
  (name) => {
    expect(parseAccessFile(withVariable(name), { path: 'access.yaml' }).accounts).toHaveLength(1);
  },
);
