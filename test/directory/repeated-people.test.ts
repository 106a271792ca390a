import fc from 'fast-check';
import { repeatedPeople } from '../../src/directory/repeated-people.js';
import { userKey } from '../../src/people/user-key.js';

function people(userNames: readonly string[]) {
  return userNames.map((userName) => ({
    userName,
    givenName: '',
    familyName: '',
    groups: [],
    active: true,
    attributes: {},
  }));
}

test('GIVEN people who are named again THEN each is found with the first, and people without a userName are not', () => {
  const found = repeatedPeople(
    people(['ada@x.example', '', 'bob@x.example', 'ADA@x.example', '', 'ada@x.example', 'no-at', 'no-at']),
  );
  expect([...found].sort((one, other) => one.index - other.index)).toEqual([
    { index: 3, first: 0 },
    { index: 5, first: 0 },
    { index: 7, first: 6 },
  ]);
});

test('GIVEN any people THEN those are found whose key stands before them', () => {
  const userName = fc.oneof(
    fc.constantFrom('a@b.example', 'A@b.example', 'c@b.example', '@', ''),
    fc.string({ maxLength: 3 }),
    fc.emailAddress(),
  );
  fc.assert(
    fc.property(fc.array(userName, { maxLength: 40 }), (userNames) => {
      const keys = userNames.map(userKey);
      const expected = keys.flatMap((key, index) =>
        key !== '' && keys.indexOf(key) < index ? [[index, keys.indexOf(key)]] : [],
      );
      const found = repeatedPeople(people(userNames)).map(({ index, first }) => [index, first] as const);
      expect(found).toEqual(expected);
    }),
  );
});

test('GIVEN keys of one hash THEN only those that are the same are repetitions', () => {
  // 31 times the code of the first character and that of the second one make the same number.
  const userNames = ['a~@b.example', 'x@b.example', 'b_@b.example', 'a~@b.example', 'B_@b.example'];
  const found = repeatedPeople(people(userNames));
  expect(found).toEqual([
    { index: 3, first: 0 },
    { index: 4, first: 2 },
  ]);
});
