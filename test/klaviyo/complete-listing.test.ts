import { type ProvisionedPerson } from '../../src/people/listing.js';
import { checkPage, completeListing, planPages } from '../../src/klaviyo/complete-listing.js';
import { type ListPage } from '../../src/klaviyo/wire-page.js';

const user = (id: string, changes: Partial<ProvisionedPerson> = {}): ProvisionedPerson => ({
  ...{ id, userName: `${id}@example.com`, givenName: '', familyName: '', active: true, role: 'analyst', conflicts: [] },
  ...changes,
});
const users = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => user(`u${from + index}`));

/** The page of users `from` to `to` out of `totalResults`. */
function page(
  from: number,
  to: number,
  totalResults: number,
  changes: Partial<ListPage> & { count?: number } = {},
): ListPage {
  const { count = 100, ...rest } = changes;
  const url = `https://a.example.com/scim/v2/Users?startIndex=${from}&count=${count}`;
  const read = users(from, to);
  return {
    ...{
      asked: { url, startIndex: from, count },
      totalResults,
      startIndex: from,
      itemsPerPage: read.length,
      users: read,
    },
    ...rest,
  };
}

const plan = (first: ListPage, most = 1_000_000) => planPages(first, most);
const incomplete = (sentence: string) =>
  expect.objectContaining({
    code: 'SCIM_INCOMPLETE',
    message: expect.stringContaining(sentence) as string,
    retryable: true,
    url: expect.stringContaining('https://a.example.com/scim/v2/Users?startIndex=') as string,
  }) as Error;

describe('planPages', () => {
  test.each([
    ['a last page of three', page(1, 100, 201), 100, ['100+100', '199+100']],
    ['a last page that brings one', page(1, 100, 200), 100, ['100+100', '199+100']],
    ['a server that caps its pages', page(1, 40, 100), 40, ['40+40', '79+40']],
    ['a cap that is not told', page(1, 40, 100, { itemsPerPage: undefined }), 40, ['40+40', '79+40']],
    ['no startIndex echoed', page(1, 100, 101, { startIndex: undefined }), 100, ['100+100']],
  ])('GIVEN %s THEN the pages are planned by the first', (_, first, pageSize, rest) => {
    expect(plan(first)).toMatchObject({ first, pageSize });
    expect(plan(first).rest.map(({ startIndex, count }) => `${startIndex}+${count}`)).toEqual(rest);
  });

  test.each([
    ['everyone on one page', page(1, 3, 3), ['3+2']],
    ['full pages', page(1, 100, 298), ['100+100', '199+100', '298+2']],
    ['a last page that fits', page(1, 100, 199), ['100+100', '199+2']],
    ['pages of two, so that another count is asked for', page(1, 2, 4, { count: 2 }), ['2+2', '3+2', '4+3']],
    ['a server that does not page', page(1, 250, 250), ['250+2']],
    ['one person alone, of whom no end can be asked', page(1, 1, 1), []],
  ])('GIVEN a last page that is full with %s THEN one more asks for the end', (_, first, rest) => {
    expect(plan(first).rest.map(({ startIndex, count }) => `${startIndex}+${count}`)).toEqual(rest);
  });

  test('GIVEN nobody THEN it is empty and nothing is concluded', () => {
    const empty = () => plan(page(1, 0, 0, { startIndex: undefined, itemsPerPage: undefined }));
    expect(empty).toThrow(expect.objectContaining({ code: 'SCIM_EMPTY', retryable: false }) as Error);
    expect(empty).toThrow('lists nobody. An account has at least its owner');
  });

  test('GIVEN more users than the bound THEN it is refused, and the bound itself is not', () => {
    const refused = expect.objectContaining({ code: 'SCIM_TOO_LARGE', retryable: false }) as Error;
    expect(() => plan(page(1, 3, 7), 6)).toThrow(refused);
    expect(() => plan(page(1, 3, 7), 6)).toThrow(
      '7 users, more than the 6 that are read. Check the base URL, or raise maxTotalResults',
    );
    expect(plan(page(1, 3, 7), 7).rest).toHaveLength(3);
  });

  test.each([
    ['records in an empty list', page(1, 2, 0), 'holds 2 records where 0 had to come'],
    ['no records in a list of some', page(1, 0, 5), 'is empty, though there are 5 users'],
    ['one record of two', page(1, 1, 2), 'holds one record of 2, and with pages of one no listing can be proved'],
    ['more records than the list has', page(1, 4, 3), 'holds 4 records where 3 had to come'],
    ['more records than asked for', page(1, 20, 30, { count: 10 }), 'holds 20 records where 10 were asked for'],
    ['a first page that starts later', page(1, 3, 3, { startIndex: 2 }), 'starts at 2 where 1 was asked for'],
    ['a first page counted from 0', page(1, 3, 3, { startIndex: 0 }), 'starts at 0 where 1 was asked for'],
    [
      'a record lost from a page',
      page(1, 99, 200, { itemsPerPage: 100 }),
      'says that it holds 100 records, and holds 99',
    ],
    ['fewer told than held', page(1, 3, 3, { itemsPerPage: 2 }), 'says that it holds 2 records, and holds 3'],
  ])('GIVEN %s THEN it is incomplete', (_, first, sentence) => {
    expect(() => plan(first)).toThrow(incomplete(sentence));
  });

  test('GIVEN an incomplete page THEN the message says which page, what it means and what to do', () => {
    const first = page(1, 0, 5);
    expect(() => plan(first)).toThrow(
      `The page of users from GET ${first.asked.url} is empty, though there are 5 users. Without proof that every user was ` +
        'read there is no listing, and nothing is concluded. Run it again; if it fails again, report it to Klaviyo support.',
    );
  });
});

describe('checkPage', () => {
  const planned = plan(page(1, 10, 25));

  test('GIVEN the pages as planned THEN nothing is wrong', () => {
    expect(() => checkPage(planned, page(10, 19, 25))).not.toThrow();
    expect(() => checkPage(planned, page(19, 25, 25))).not.toThrow();
  });

  test('GIVEN a last page that echoes the count as itemsPerPage THEN it is let pass', () => {
    expect(() => checkPage(planned, page(19, 25, 25, { itemsPerPage: 10 }))).not.toThrow();
  });

  test('GIVEN a full last page that echoes a larger count than it holds THEN it is let pass', () => {
    const fits = plan(page(1, 10, 19));
    expect(() => checkPage(fits, page(10, 19, 19, { itemsPerPage: 100 }))).not.toThrow();
    expect(plan(page(1, 3, 3, { itemsPerPage: 100 })).pageSize).toBe(3);
  });

  test.each([
    ['another total', page(10, 19, 26), 'changes totalResults from 25 to 26'],
    ['another start', page(10, 19, 25, { startIndex: 1 }), 'starts at 1 where 10 was asked for'],
    ['a short page', page(10, 18, 25), 'holds 9 records where 10 had to come'],
    ['an empty page', page(10, 9, 25), 'holds 0 records where 10 had to come'],
    ['a long page', page(10, 20, 25), 'holds 11 records where 10 had to come'],
    ['a short last page', page(19, 19, 25), 'holds 1 record where 7 had to come'],
    ['a page that is fuller than it says', page(10, 19, 25, { itemsPerPage: 9 }), 'says that it holds 9'],
    ['a page within that holds less than it says', page(10, 19, 25, { itemsPerPage: 11 }), 'says that it holds 11'],
    ['a last page that is fuller than it says', page(19, 25, 25, { itemsPerPage: 4 }), 'says that it holds 4'],
    ['the first page again', page(10, 19, 25, { users: users(1, 10) }), 'the server seems to ignore startIndex'],
  ])('GIVEN %s THEN it is incomplete', (_, bad, sentence) => {
    expect(() => checkPage(planned, bad)).toThrow(incomplete(sentence));
  });
});

describe('completeListing', () => {
  const pages = [page(1, 10, 25), page(10, 19, 25), page(19, 25, 25)];
  const planned = plan(pages[0]!);

  test('GIVEN all pages THEN the listing holds everyone in the order of the server', () => {
    const listing = completeListing(planned, pages);
    expect(listing).toMatchObject({ totalResults: 25, read: 25, pages: 3 });
    expect(listing.users).toEqual(users(1, 25));
  });

  test.each([
    ['a page missing at the end', pages.slice(0, 2), 'begins a listing of 3 pages, of which 2 were read'],
    ['a page missing within', [pages[0]!, pages[2]!], 'is not the page that comes next'],
    ['a page too many', [...pages, pages[2]!], 'is not the page that comes next'],
    ['a page with other numbers', [pages[0]!, page(10, 19, 24), pages[2]!], 'changes totalResults'],
    [
      'a page that is shifted back',
      [pages[0]!, page(10, 19, 25, { users: users(11, 20) }), pages[2]!],
      'begins with "u11" where "u10" had to come, with which the page before ends: users were added, removed or moved',
    ],
    [
      'a page that is shifted forth',
      [pages[0]!, page(10, 19, 25, { users: users(9, 18) }), pages[2]!],
      'begins with "u9" where "u10" had to come',
    ],
    [
      'a record that is changed between two pages',
      [pages[0]!, page(10, 19, 25, { users: [user('u10', { role: 'admin' }), ...users(11, 19)] }), pages[2]!],
      'has another version of the record "u10" than the page before',
    ],
    [
      'a page that begins with the first record and goes on as it should',
      [pages[0]!, page(10, 19, 25, { users: [user('u1'), ...users(11, 19)] }), pages[2]!],
      'begins with "u1" where "u10" had to come',
    ],
    [
      'a page that begins as it should and goes on with the second record',
      [pages[0]!, page(10, 19, 25, { users: [user('u10'), user('u2'), ...users(12, 19)] }), pages[2]!],
      'repeats the record with the id "u2"',
    ],
    [
      'a record of an earlier page',
      [pages[0]!, page(10, 19, 25, { users: [...users(10, 17), user('u2'), user('u19')] }), pages[2]!],
      'repeats the record with the id "u2"',
    ],
    [
      'a record twice on one page',
      [pages[0]!, page(10, 19, 25, { users: [...users(10, 17), user('u17'), user('u19')] }), pages[2]!],
      'repeats the record with the id "u17"',
    ],
  ])('GIVEN %s THEN there is no listing', (_, given, sentence) => {
    expect(() => completeListing(planned, given)).toThrow(incomplete(sentence));
  });

  test('GIVEN one user alone THEN the listing is that one page', () => {
    const only = page(1, 1, 1);
    expect(completeListing(plan(only), [only])).toMatchObject({
      totalResults: 1,
      read: 1,
      pages: 1,
      users: users(1, 1),
    });
  });

  test('GIVEN one userName in other letters on two records THEN both are listed', () => {
    const twice = [user('a', { userName: 'ada@example.com' }), user('b', { userName: 'ADA@example.com' })];
    const first = page(1, 2, 2, { users: twice });
    const end = page(2, 2, 2, { users: twice.slice(1) });
    expect(completeListing(plan(first), [first, end]).users).toEqual(twice);
  });

  describe('GIVEN a last page that is full', () => {
    const full = [page(1, 10, 19), page(10, 19, 19)];

    test('WHEN the last record is all that comes at the end THEN the listing is whole', () => {
      const end = page(19, 19, 19, { itemsPerPage: 2, count: 2 });
      expect(completeListing(plan(full[0]!), [...full, end]).users).toEqual(users(1, 19));
    });

    test.each([
      ['somebody more comes', page(19, 20, 19, { count: 2 }), 'there are more users than totalResults says'],
      ['nobody comes', page(19, 18, 19, { count: 2 }), 'holds 0 records where 1 had to come'],
      ['somebody else comes', page(19, 19, 19, { users: users(20, 20) }), 'begins with "u20" where "u19" had to come'],
      ['the first record comes', page(19, 19, 19, { users: users(1, 1) }), 'begins with "u1" where "u19" had to come'],
      ['the first page comes again', page(19, 19, 19, { users: users(1, 10) }), 'there are more users'],
    ])('WHEN %s THEN there is none', (_, end, sentence) => {
      expect(() => completeListing(plan(full[0]!), [...full, end])).toThrow(incomplete(sentence));
    });

    test('WHEN the end was not read THEN there is none', () => {
      expect(() => completeListing(plan(full[0]!), full)).toThrow(incomplete('of which 2 were read'));
    });
  });

  describe('GIVEN a server that does not page', () => {
    const first = page(1, 150, 150);

    test('WHEN it answers with the whole list again THEN the listing is whole, each record once', () => {
      const again = page(150, 299, 150, { users: users(1, 150), startIndex: 1, count: 2 });
      expect(completeListing(plan(first), [first, again]).users).toEqual(users(1, 150));
    });

    test('WHEN it heeds the count all the same THEN there may be more, and no listing', () => {
      const counted = page(150, 151, 150, { users: users(1, 2), count: 2 });
      expect(() => completeListing(plan(first), [first, counted])).toThrow(incomplete('there are more users'));
    });

    test('WHEN the list is another one by then THEN there is none', () => {
      const changed = page(150, 299, 150, { users: [user('u1', { role: 'admin' }), ...users(2, 150)] });
      expect(() => completeListing(plan(first), [first, changed])).toThrow(incomplete('there are more users'));
    });
  });
});
