import { createHash } from 'node:crypto';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { canonicalListing, canonicalRow, listingDigest, recordDigest } from '../../src/klaviyo/listing-digest.js';

const user = (id: string, changes: Partial<ProvisionedPerson> = {}): ProvisionedPerson => ({
  ...{ id, userName: `${id}@example.com`, givenName: '', familyName: '', active: true, role: 'analyst', conflicts: [] },
  ...changes,
});
const ada = user('b', { userName: 'Ada@example.com', givenName: 'Ada', familyName: 'Lovelace' });
const grace = user('a', { role: undefined, conflicts: ['The record names several roles.'], noActive: true });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('GIVEN users THEN it is over the canonical form that is documented', () => {
  expect(listingDigest([ada, grace])).toBe(
    sha256(
      '[["a","a@example.com","","",true,null,["The record names several roles."],{"noActive":true}],' +
        '["b","Ada@example.com","Ada","Lovelace",true,"analyst",[]]]',
    ),
  );
});

test('GIVEN another order THEN it is the same; GIVEN any other value THEN it is not', () => {
  expect(listingDigest([grace, ada])).toBe(listingDigest([ada, grace]));
  for (const change of [
    { role: 'admin' },
    { active: false },
    { userName: 'ada@example.com' },
    { givenName: '' },
    { externalId: '00u1' },
    { lookAlike: 'x' },
  ]) {
    expect(listingDigest([{ ...ada, ...change }, grace])).not.toBe(listingDigest([ada, grace]));
  }
});

test.each([0, 1, 999, 1_000, 1_001, 2_500])(
  'GIVEN %d users, which are hashed in parts THEN it is as if in one',
  (many) => {
    const users = Array.from({ length: many }, (_, index) => user(String(index).padStart(5, '0')));
    expect(listingDigest(users)).toBe(sha256(`[${users.map(canonicalRow).join(',')}]`));
    expect(sha256([...canonicalListing([...users].reverse())].join(''))).toBe(listingDigest(users));
  },
);

describe('recordDigest', () => {
  test('GIVEN a record THEN it is over the canonical form that is documented', () => {
    expect(recordDigest(ada)).toBe(sha256('["b","Ada@example.com","Ada","Lovelace",true,"analyst",[],false]'));
    expect(recordDigest(grace)).toBe(
      sha256('["a","a@example.com","","",true,null,["The record names several roles."],true]'),
    );
  });

  test('GIVEN what only a listing may have THEN it is the same; GIVEN any value that is written THEN it is not', () => {
    expect(recordDigest({ ...ada, externalId: '00u1' })).toBe(recordDigest(ada));
    for (const change of [{ id: 'c' }, { userName: 'x' }, { givenName: '' }, { familyName: '' }, { active: false }]) {
      expect(recordDigest({ ...ada, ...change })).not.toBe(recordDigest(ada));
    }
    for (const change of [{ role: 'admin' }, { role: undefined }, { conflicts: ['x'] }, { noActive: true }]) {
      expect(recordDigest({ ...ada, ...change })).not.toBe(recordDigest(ada));
    }
  });
});
