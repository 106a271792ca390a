import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { account, EXAMPLE, refusals } from '../example.js';

test('one base URL with one access key is one account, however the URL is written', () => {
  const copied = account('second')
    .replace('SECOND_KEY', 'KLAVIYO_SCIM_ACCESS_KEY')
    .replace('https://a.klaviyo.com/scim/v2', 'https://A.klaviyo.com:443/scim/v2/');
  expect(refusals(EXAMPLE + copied)).toEqual([
    'access.yaml:34:69: the account with this base URL and this access key is on line 13 already; ' +
      'expected an access key of its own for each account',
  ]);
});

test('one base URL with two keys is two accounts', () => {
  expect(parseAccessFile(EXAMPLE + account('second'), { path: 'access.yaml' }).accounts).toHaveLength(2);
});

test('one key at two base URLs is two accounts', () => {
  const moved = account('second').replace('SECOND_KEY', 'KLAVIYO_SCIM_ACCESS_KEY').replace('scim/v2', 'scim/v3');
  expect(parseAccessFile(EXAMPLE + moved, { path: 'access.yaml' }).accounts).toHaveLength(2);
});
