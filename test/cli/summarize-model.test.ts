import { type AccessModel, type Assignment } from '../../src/access/access-model.js';
import { declaredByAccount } from '../../src/access/declared-people.js';
import { summarizeModel } from '../../src/cli/summarize-model.js';
import { assignments, sampleAccount } from '../constructs/okta/sample-account.js';
import { LOG_COMMAND } from '../report/hostile-text.js';

function modelOf(...written: readonly string[]): AccessModel {
  return {
    path: 'access.yaml',
    identityProviders: [{ kind: 'okta', org: 'acme', domain: 'okta.com' }],
    directory: { kind: 'okta' },
    terraform: { backend: { type: 'local', stateKey: '{account}', settings: {} }, preventDestroy: true },
    accounts: [sampleAccount({ assignments: assignments(...written) })],
  };
}

test('GIVEN no snapshot THEN each account and role is reported, and nobody is counted', () => {
  expect(
    summarizeModel(modelOf('admin +klaviyo-admins', 'analyst klaviyo-analysts'), undefined, new Map()).split('\n'),
  ).toEqual([
    'Okta      https://acme.okta.com',
    'Directory Okta, not read without credentials; people are not counted',
    'Account   acme: 0 exceptions, provisioning by console',
    '  1. admin for group klaviyo-admins (created by the stack)',
    '  2. analyst for group klaviyo-analysts (looked up in Okta)',
  ]);
});

test('a group that is given by more than its name is shown with what tells it from others', () => {
  const { accounts, ...model } = modelOf('admin a', 'admin b', 'admin c');
  const [a, b, c] = accounts[0]!.assignments;
  const assignments: Assignment[] = [
    { ...a!, identity: { by: 'id', id: '00g1', name: 'a' } },
    { ...b!, group: '00g2', identity: { by: 'id', id: '00g2', name: undefined } },
    { ...c!, identity: { by: 'type', type: 'APP_GROUP' } },
  ];

  expect(
    summarizeModel({ ...model, accounts: [{ ...accounts[0]!, assignments }] }, undefined, new Map()).split('\n'),
  ).toEqual(
    expect.arrayContaining([
      '  1. admin for group a (looked up in Okta, id 00g1)',
      '  2. admin for group 00g2 (looked up in Okta, by its id)',
      '  3. admin for group c (looked up in Okta, type app_group)',
    ]),
  );
});

test("GIVEN text from outside in a group's name and in the source THEN it is text", () => {
  const hostile = '##[error]pwned\u001b[2J\u202e ::error::pwned';
  const ada = {
    userName: 'ada@example.com',
    givenName: 'Ada',
    familyName: '',
    groups: [hostile],
    active: true,
    attributes: {},
  };
  const model = modelOf(`admin ${hostile}`);
  const snapshot = { source: `roster\n${hostile}`, users: [ada] };
  const shown = summarizeModel(model, snapshot, declaredByAccount(model, snapshot, '2026-11-29'));

  expect(shown).toContain(
    'group <U+0023>#[error]pwned<U+001B>[2J<U+202E> ::error::pwned (looked up in Okta): 1 person',
  );
  expect(shown).toContain('\nDirectory roster<U+000A><U+0023>#[error]');
  expect(shown).not.toMatch(LOG_COMMAND);
});
