import fc from 'fast-check';
import { inOrderOfIds } from '../../src/klaviyo/order-of-ids.js';

function ordered(ids: readonly string[]): readonly string[] {
  return inOrderOfIds(ids.map((id) => ({ id }))).map(({ id }) => id);
}

test.each([
  [[]],
  [['7']],
  [['b', 'a', '']],
  [['id-10', 'id-9', 'id-1', 'id-']],
  [['a\0', 'a', 'a\0\0']],
  [['é', '\u0100', '~', '\x7f']],
])('GIVEN the ids %j THEN they are in the order of their code units', (ids) => {
  expect(ordered(ids)).toEqual([...ids].sort());
});

test('GIVEN any ids THEN they are in the order of their code units', () => {
  const id = fc.oneof(
    fc.uuid(),
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('\0', 'a', 'b', '\x7f', '\x80', '\uffff') }),
    fc.nat().map((number) => `https://a.klaviyo.com/scim/v2/Users/${number}`),
  );
  const ids = fc.oneof(
    fc.array(id, { maxLength: 60 }),
    fc.array(
      fc.nat().map((number) => `https://a.klaviyo.com/scim/v2/Users/${number}`),
      { maxLength: 60 },
    ),
  );
  fc.assert(
    fc.property(ids, (some) => {
      expect(ordered(some)).toEqual([...some].sort());
    }),
    { numRuns: 1_000 },
  );
});
