import { type ProvisionedPerson } from '../../src/people/listing.js';
import { beginsAsTheFirst, checkPage, completeListing } from '../../src/klaviyo/complete-listing.js';
import { endPage, lastRecordPage, type ListingPlan, type PlannedPage } from '../../src/klaviyo/listing-plan.js';
import { overlappingPages } from '../../src/klaviyo/overlapping-pages.js';
import { type ListPage } from '../../src/klaviyo/wire-page.js';
import { incomplete, page, user, users } from './sample-pages.js';

/** The plan of a listing by its first page, for a server that pages by offset. */
const plan = (first: ListPage): ListingPlan => ({ first, rest: overlappingPages(first) });

describe('checkPage', () => {
  /** Checks a page with its place in the plan that overlapping pages have. */
  const check = (first: ListPage, checked: ListPage) => {
    const planned = plan(first).rest.find(({ startIndex }) => startIndex === checked.asked.startIndex);
    checkPage(first, planned!, checked);
  };
  const first = page(1, 10, 25);

  test('GIVEN the pages as planned THEN nothing is wrong', () => {
    expect(() => check(first, page(10, 19, 25))).not.toThrow();
    expect(() => check(first, page(19, 25, 25))).not.toThrow();
  });

  test('GIVEN a last page that echoes the count as itemsPerPage THEN it is accepted', () => {
    expect(() => check(first, page(19, 25, 25, { itemsPerPage: 10 }))).not.toThrow();
  });

  test('GIVEN a full last page that echoes a larger count than it holds THEN it is accepted', () => {
    expect(() => check(page(1, 10, 19), page(10, 19, 19, { itemsPerPage: 100 }))).not.toThrow();
  });

  test('GIVEN a page that must be empty and is THEN nothing is wrong, and with a record on it there are more users', () => {
    const beyond: PlannedPage = { startIndex: 7, count: 3, holds: 0, repeats: 0 };
    expect(() => checkPage(page(1, 3, 6), beyond, page(7, 6, 6))).not.toThrow();
    expect(() => checkPage(page(1, 3, 6), beyond, page(7, 7, 6))).toThrow(
      incomplete('holds 1 record where 0 had to come: there are more users than totalResults says', 'server'),
    );
  });

  test('GIVEN more records on a page within THEN it does not say that there are more users', () => {
    expect(() => check(first, page(10, 20, 25))).not.toThrow('more users');
  });

  test('GIVEN a change of totalResults THEN people changed meanwhile', () => {
    expect(() => check(first, page(10, 19, 26))).toThrow(
      incomplete('changes totalResults from 25 to 26: users were added or removed while they were read', 'change'),
    );
  });

  test.each([
    ['another start', page(10, 19, 25, { startIndex: 1 }), 'starts at 1 where 10 was asked for'],
    ['a short page', page(10, 18, 25), 'holds 9 records where 10 had to come'],
    ['an empty page', page(10, 9, 25), 'holds 0 records where 10 had to come'],
    ['a long page', page(10, 20, 25), 'holds 11 records where 10 had to come'],
    ['a short last page', page(19, 19, 25), 'holds 1 record where 7 had to come'],
    ['a page that is fuller than it says', page(10, 19, 25, { itemsPerPage: 9 }), 'says that it holds 9'],
    ['a page within that holds less than it says', page(10, 19, 25, { itemsPerPage: 11 }), 'says that it holds 11'],
    ['a last page that is fuller than it says', page(19, 25, 25, { itemsPerPage: 4 }), 'says that it holds 4'],
    [
      'the first page again',
      page(10, 19, 25, { users: users(1, 10) }),
      'begins like the first page: the server ignores startIndex',
    ],
    ['the beginning of the first page', page(19, 25, 25, { users: users(1, 2) }), 'the server ignores startIndex'],
  ])('GIVEN %s THEN it is incomplete', (_, bad, sentence) => {
    expect(() => check(first, bad)).toThrow(incomplete(sentence, 'server'));
  });
});

describe('completeListing', () => {
  const first = page(1, 10, 25);
  const planned = plan(first);
  const pages = [page(10, 19, 25), page(19, 25, 25)];

  test('GIVEN all pages THEN the listing holds everyone in the order of the server', () => {
    const listing = completeListing(planned, pages);
    expect(listing).toMatchObject({ totalResults: 25, read: 25, pages: 3 });
    expect(listing.users).toEqual(users(1, 25));
  });

  test.each([
    ['a page missing at the end', pages.slice(0, 1), 'begins a listing of 3 pages, of which 2 were read'],
    ['a page twice', [pages[0]!, pages[0]!], 'is not the page that comes next'],
    ['a page too many', [...pages, pages[1]!], 'begins a listing of 3 pages, of which 4 were read'],
    ['a page with other numbers', [page(10, 19, 24), pages[1]!], 'changes totalResults'],
    [
      'a page that is shifted back',
      [page(10, 19, 25, { users: users(11, 20) }), pages[1]!],
      'has the record "u11" where "u10" had to come again from the page before: users were added, removed or moved',
    ],
    [
      'a page that is shifted forth',
      [page(10, 19, 25, { users: users(9, 18) }), pages[1]!],
      'has the record "u9" where "u10" had to come again',
    ],
    [
      'a record that is changed between two pages',
      [page(10, 19, 25, { users: [user('u10', { role: 'admin' }), ...users(11, 19)] }), pages[1]!],
      'has another version of the record "u10" than the page before',
    ],
    [
      'a page that begins with the first record and goes on as it should',
      [page(10, 19, 25, { users: [user('u1'), ...users(11, 19)] }), pages[1]!],
      'has the record "u1" where "u10" had to come again',
    ],
    [
      'a page that begins as it should and goes on with the second record',
      [page(10, 19, 25, { users: [user('u10'), user('u2'), ...users(12, 19)] }), pages[1]!],
      'repeats the record with the id "u2"',
    ],
    [
      'a record of an earlier page',
      [page(10, 19, 25, { users: [...users(10, 17), user('u2'), user('u19')] }), pages[1]!],
      'repeats the record with the id "u2"',
    ],
    [
      'a record twice on one page',
      [page(10, 19, 25, { users: [...users(10, 17), user('u17'), user('u19')] }), pages[1]!],
      'repeats the record with the id "u17"',
    ],
  ])('GIVEN %s THEN there is no listing', (_, given, sentence) => {
    expect(() => completeListing(planned, given)).toThrow(incomplete(sentence));
  });

  test('GIVEN one user alone THEN the listing is that one page', () => {
    expect(completeListing({ first: page(1, 1, 1), rest: [] }, [])).toMatchObject({
      ...{ totalResults: 1, read: 1, pages: 1, users: users(1, 1) },
    });
  });

  test('GIVEN one userName in other letters on two records THEN both are listed', () => {
    const twice = [user('a', { userName: 'ada@example.com' }), user('b', { userName: 'ADA@example.com' })];
    const both = page(1, 2, 2, { users: twice });
    const end = page(2, 2, 2, { users: twice.slice(1) });
    expect(completeListing({ first: both, rest: [lastRecordPage(2, 100)] }, [end]).users).toEqual(twice);
  });

  describe('GIVEN a last page that is full', () => {
    const full = page(1, 10, 19);
    const last = page(10, 19, 19);

    test('WHEN the last record is all that comes at the end THEN the listing is whole', () => {
      const end = page(19, 19, 19, { itemsPerPage: 2, count: 2 });
      expect(completeListing(plan(full), [last, end]).users).toEqual(users(1, 19));
    });

    test.each([
      ['somebody more comes', page(19, 20, 19, { count: 2 }), 'there are more users than totalResults says'],
      ['nobody comes', page(19, 18, 19, { count: 2 }), 'holds 0 records where 1 had to come. Without'],
      [
        'somebody else comes',
        page(19, 19, 19, { users: users(20, 20) }),
        'has the record "u20" where "u19" had to come',
      ],
      [
        'the first record comes',
        page(19, 19, 19, { users: users(1, 1) }),
        'has the record "u1" where "u19" had to come',
      ],
      ['the first page comes again', page(19, 19, 19, { users: users(1, 10) }), 'the server ignores startIndex'],
    ])('WHEN %s THEN there is none', (_, end, sentence) => {
      expect(() => completeListing(plan(full), [last, end])).toThrow(incomplete(sentence));
    });

    test('WHEN the end was not read THEN there is none', () => {
      expect(() => completeListing(plan(full), [last])).toThrow(incomplete('of which 2 were read'));
    });
  });

  describe('GIVEN a page that repeats several records', () => {
    const whole = page(1, 60, 60);
    const rest = [endPage(60, 100, 60)!];

    test('WHEN they are the last ones THEN the listing is whole, each record once', () => {
      expect(completeListing({ first: whole, rest }, [page(57, 60, 60, { count: 7 })]).users).toEqual(users(1, 60));
    });

    test.each([
      [
        'the first of them is another',
        [user('x'), ...users(58, 60)],
        'has the record "x" where "u57" had to come again',
      ],
      [
        'the last of them is another',
        [...users(57, 59), user('x')],
        'has the record "x" where "u60" had to come again',
      ],
      ['one has changed', [...users(57, 59), user('u60', { active: false })], 'another version of the record "u60"'],
    ])('WHEN %s THEN there is none', (_, read, sentence) => {
      const end = page(57, 60, 60, { count: 7, users: read });
      expect(() => completeListing({ first: whole, rest }, [end])).toThrow(incomplete(sentence, 'change'));
    });
  });

  describe('GIVEN a server that does not page', () => {
    const whole = page(1, 150, 150);
    const rest = [endPage(150, 100, 150)!];

    test('WHEN it answers with the whole list again THEN the listing is whole, each record once', () => {
      const again = page(149, 150, 150, { users: users(1, 150), startIndex: 1, itemsPerPage: 150, count: 4 });
      expect(completeListing({ first: whole, rest }, [again]).users).toEqual(users(1, 150));
    });

    test('WHEN its list is as long as a page THEN it may be cut, and there is none', () => {
      const cut = page(1, 100, 100);
      const again = page(100, 100, 100, { users: users(1, 100), startIndex: 1, itemsPerPage: 100, count: 3 });
      expect(() => completeListing({ first: cut, rest: [endPage(100, 100, 100)!] }, [again])).toThrow(
        incomplete('a list that the server cuts there looks the same'),
      );
    });

    test.each([
      ['it heeds the count all the same', users(1, 4)],
      ['the list is another one by then', [user('u1', { role: 'admin' }), ...users(2, 150)]],
    ])('WHEN %s THEN there is no listing', (_, read) => {
      const end = page(149, 150, 150, { users: read, startIndex: undefined, itemsPerPage: undefined, count: 4 });
      expect(() => completeListing({ first: whole, rest }, [end])).toThrow(incomplete('the server ignores startIndex'));
    });
  });
});

test.each([
  ['the first page again', users(1, 10), true],
  ['its first two records', users(1, 2), true],
  ['its first record alone', users(1, 1), false],
  ['its first record and another', [user('u1'), user('u3')], false],
  ['its second record', users(2, 3), false],
  ['nothing', [], false],
])('GIVEN a page with %s THEN it begins as the first: %#', (_, read: ProvisionedPerson[], expected) => {
  expect(beginsAsTheFirst(page(1, 10, 25), page(10, 19, 25, { users: read }))).toBe(expected);
});

test.each([
  ['one record', users(1, 1)],
  ['no record', []],
])('GIVEN a first page of %s THEN no page begins as it', (_, read) => {
  expect(beginsAsTheFirst(page(1, 1, 25, { users: read }), page(1, 2, 25))).toBe(false);
});
