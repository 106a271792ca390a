import { ACCOUNT_KINDS, BUILT_IN_ROLES, OWNER_ROLE } from '../../src/access/role.js';
import { roleWords } from '../../src/access/role-words.js';

test.each(
  ACCOUNT_KINDS.flatMap((kind) =>
    [...BUILT_IN_ROLES[kind].map(({ id }) => id), OWNER_ROLE[kind]].map((id) => [kind, id] as const),
  ),
)('GIVEN the %s role %s, which Klaviyo builds in THEN it says what it may do in a sentence', (kind, id) => {
  const { title, may } = roleWords(kind, id, { power: 'unknown' });
  expect(title).toMatch(/^[A-Z]/);
  expect(may).toMatch(/^[A-Z].*\.$/);
  expect(may).not.toContain('nobody has declared');
});

test.each([
  ['full', 'administers users'],
  ['wide', 'works across the account'],
  ['narrow', 'one kind of work'],
  ['unknown', 'nobody has declared it'],
] as const)(
  'GIVEN a custom role of %s power THEN it says that Klaviyo does not tell, and what is declared',
  (power, words) => {
    const { title, may } = roleWords('account', 'custom-1', { title: 'Interns', power });
    expect(title).toBe('Interns');
    expect(may).toContain('Klaviyo does not tell what it may do');
    expect(may).toContain(words);
  },
);

test('GIVEN a role of the other kind of account, or one without a title THEN nothing is said that nobody knows', () => {
  expect(roleWords('portfolio', 'admin', { power: 'unknown' })).toMatchObject({
    title: 'admin',
    may: expect.stringContaining('nobody has declared it') as string,
  });
});

test('GIVEN a built-in role that the policy counts as privileged THEN it says so', () => {
  expect(roleWords('account', 'analyst', { power: 'full' }).may).toMatch(/changes nothing\. The access file counts/);
  expect(roleWords('account', 'admin', { power: 'full' }).may).not.toContain('counts');
});
