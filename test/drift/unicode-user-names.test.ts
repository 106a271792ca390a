import { compare, declared, OWNER_RECORD, provisioned } from './sample-account.js';

test.each([
  ['an accent as a character of its own', 'ren\u00e9@example.com', 'rene\u0301@example.com'],
  ['a domain in Punycode', 'bob@m\u00fcnchen.example', 'bob@xn--mnchen-3ya.example'],
])('GIVEN %s in Klaviyo and not in the roster THEN it is one person, in sync', (_what, written, listed) => {
  const { findings } = compare([declared({ userName: written })], [provisioned({ userName: listed })]);

  expect(findings.map(({ kind }) => kind)).toEqual(['owner']);
});

test('GIVEN both forms in Klaviyo THEN the records are duplicates, and neither is unexpected or missing', () => {
  const records = [
    provisioned({ id: 'u1', userName: 'ren\u00e9@example.com' }),
    provisioned({ id: 'u2', userName: 'rene\u0301@example.com' }),
  ];

  const { findings } = compare([declared({ userName: 'ren\u00e9@example.com' })], records);

  expect(findings.map(({ kind }) => kind)).toEqual(['duplicate', 'owner']);
});

test('GIVEN the owner in another Unicode form THEN they are still the owner', () => {
  const owner = { ...OWNER_RECORD, userName: 'olive@xn--mnchen-3ya.example' };

  const { findings } = compare([declared()], [provisioned()], { owner: 'Olive@M\u00fcnchen.example' }, [owner]);

  expect(findings.map(({ kind }) => kind)).toEqual(['owner']);
});
