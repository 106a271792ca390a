import { type Account } from '../access/access-model.js';
import { parseAccessFile } from '../access/parse-access-file.js';

/**
 * An account as the access file gives it that says the least: what stands at the top, with the keys that an account of it must have. What
 * the matrix says of an account it takes from this one.
 *
 * @param top - the top-level key of the provider, such as `okta: { org: acme }`
 * @param keys - the account's own keys for it, such as its app
 */
export function exampleAccount(top: string, keys: string): Account {
  const text = [
    'version: 1',
    top,
    'directory: { roster: people.csv }',
    'accounts:',
    '  - name: acme',
    '    kind: account',
    '    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: KLAVIYO_SCIM_ACCESS_KEY } }',
    '    owner: owner@example.com',
    `    ${keys}`,
    '    assignments: [{ role: analyst, group: klaviyo-analysts, members: [ada@example.com] }]',
  ].join('\n');
  return parseAccessFile(text, { path: 'access.yaml' }).accounts[0]!;
}

/** Where steps are done, each page once, in the order of its first step. */
export function pagesOf(steps: readonly { readonly section: string }[]): readonly string[] {
  return [...new Set(steps.map(({ section }) => section))];
}
