import { checkSecondReading } from '../../src/klaviyo/aligned-pages.js';
import { incomplete, page, user, users } from './sample-pages.js';

test('GIVEN a page with the same records THEN the second reading agrees with the first', () => {
  expect(() => checkSecondReading(page(1, 3, 5), page(1, 3, 5))).not.toThrow();
});

test.each([
  ['one record fewer', users(1, 2)],
  ['one record more', users(1, 4)],
  ['another record', [...users(1, 2), user('u9')]],
  ['a changed record', [...users(1, 2), user('u3', { role: 'admin' })]],
  ['the same records in another order', users(1, 3).reverse()],
])('GIVEN %s THEN people changed meanwhile', (_, read) => {
  expect(() => checkSecondReading(page(1, 3, 5), page(1, 3, 5, { users: read }))).toThrow(
    incomplete('holds other records than when it was first read: users were added, removed or changed', 'change'),
  );
});
