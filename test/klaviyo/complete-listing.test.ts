import { createHash } from 'node:crypto';
import { type ActualUser } from '../../src/access/listing.js';
import { checkPage, completeListing, planPages } from '../../src/klaviyo/complete-listing.js';
import { type ListPage } from '../../src/klaviyo/wire-page.js';

const user = (id: string, changes: Partial<ActualUser> = {}): ActualUser => ({
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
    url: expect.stringContaining('https://a.example.com/scim/v2/Users?startIndex=') as string,
  }) as Error;

describe('planPages', () => {
  test.each([
    ['everyone on one page', page(1, 3, 3), 3, []],
    ['full pages', page(1, 100, 300), 100, [101, 201]],
    ['a last page of one', page(1, 100, 201), 100, [101, 201]],
    ['a server that caps its pages', page(1, 40, 100), 40, [41, 81]],
    ['a cap that is not told', page(1, 40, 100, { itemsPerPage: undefined }), 40, [41, 81]],
    ['no startIndex echoed', page(1, 100, 101, { startIndex: undefined }), 100, [101]],
    ['a server that does not page', page(1, 250, 250), 250, []],
  ])('GIVEN %s THEN the pages are planned by the first', (_, first, pageSize, startIndexes) => {
    expect(plan(first)).toEqual({ first, pageSize, startIndexes });
  });

  test('GIVEN nobody THEN it is empty and nothing is concluded', () => {
    const empty = () => plan(page(1, 0, 0, { startIndex: undefined, itemsPerPage: undefined }));
    expect(empty).toThrow(expect.objectContaining({ code: 'SCIM_EMPTY' }) as Error);
    expect(empty).toThrow('lists nobody. An account has at least its owner');
  });

  test('GIVEN more users than the bound THEN it is refused, and the bound itself is not', () => {
    expect(() => plan(page(1, 3, 7), 6)).toThrow(expect.objectContaining({ code: 'SCIM_TOO_LARGE' }) as Error);
    expect(() => plan(page(1, 3, 7), 6)).toThrow(
      '7 users, more than the 6 that are read. Check the base URL, or raise maxTotalResults',
    );
    expect(plan(page(1, 3, 7), 7).startIndexes).toEqual([4, 7]);
  });

  test.each([
    ['records in an empty list', page(1, 2, 0), 'holds 2 records where 0 had to come'],
    ['no records in a list of some', page(1, 0, 5), 'is empty, though there are 5 users'],
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
});

describe('checkPage', () => {
  const planned = plan(page(1, 10, 25));

  test('GIVEN the pages as planned THEN nothing is wrong', () => {
    expect(() => checkPage(planned, page(11, 20, 25))).not.toThrow();
    expect(() => checkPage(planned, page(21, 25, 25))).not.toThrow();
  });

  test('GIVEN a last page that echoes the count as itemsPerPage THEN it is let pass', () => {
    expect(() => checkPage(planned, page(21, 25, 25, { itemsPerPage: 10 }))).not.toThrow();
  });

  test.each([
    ['another total', page(11, 20, 26), 'changes totalResults from 25 to 26'],
    ['another start', page(11, 20, 25, { startIndex: 1 }), 'starts at 1 where 11 was asked for'],
    ['a short page', page(11, 19, 25), 'holds 9 records where 10 had to come'],
    ['an empty page', page(11, 10, 25), 'holds 0 records where 10 had to come'],
    ['a long page', page(11, 21, 25), 'holds 11 records where 10 had to come'],
    ['a short last page', page(21, 21, 25), 'holds 1 record where 5 had to come'],
    ['a page that is fuller than it says', page(11, 20, 25, { itemsPerPage: 9 }), 'says that it holds 9'],
    ['a last page that is fuller than it says', page(21, 25, 25, { itemsPerPage: 4 }), 'says that it holds 4'],
    ['the first page again', page(11, 20, 25, { users: users(1, 10) }), 'the server seems to ignore startIndex'],
  ])('GIVEN %s THEN it is incomplete', (_, bad, sentence) => {
    expect(() => checkPage(planned, bad)).toThrow(incomplete(sentence));
  });
});

describe('completeListing', () => {
  const pages = [page(1, 10, 25), page(11, 20, 25), page(21, 25, 25)];
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
    ['a page with other numbers', [pages[0]!, page(11, 20, 24), pages[2]!], 'changes totalResults'],
    [
      'an overlap',
      [pages[0]!, page(11, 20, 25, { users: users(10, 19) }), pages[2]!],
      'repeats the record with the id "u10"',
    ],
    [
      'a record twice on one page',
      [pages[0]!, page(11, 20, 25, { users: [...users(11, 19), user('u11')] }), pages[2]!],
      'repeats the record with the id "u11"',
    ],
  ])('GIVEN %s THEN there is no listing', (_, given, sentence) => {
    expect(() => completeListing(planned, given)).toThrow(incomplete(sentence));
  });

  test('GIVEN one userName in other letters on two records THEN both are listed', () => {
    const twice = [user('a', { userName: 'ada@example.com' }), user('b', { userName: 'ADA@example.com' })];
    const first = page(1, 2, 2, { users: twice });
    expect(completeListing(plan(first), [first]).users).toEqual(twice);
  });
});

describe('sha256', () => {
  const digestOf = (...listed: ActualUser[]) => {
    const first = page(1, listed.length, listed.length, { users: listed });
    return completeListing(plan(first), [first]).sha256;
  };
  const ada = user('b', { userName: 'Ada@example.com', givenName: 'Ada', familyName: 'Lovelace' });
  const grace = user('a', { role: undefined, conflicts: ['The record has no "active"; it is counted as active.'] });

  test('GIVEN users THEN it is over the canonical form that is documented', () => {
    const canonical =
      '[["a","a@example.com","","",true,null,["The record has no \\"active\\"; it is counted as active."]],' +
      '["b","Ada@example.com","Ada","Lovelace",true,"analyst",[]]]';
    expect(digestOf(ada, grace)).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  test('GIVEN another order THEN it is the same; GIVEN any other value THEN it is not', () => {
    expect(digestOf(grace, ada)).toBe(digestOf(ada, grace));
    for (const change of [{ role: 'admin' }, { active: false }, { userName: 'ada@example.com' }, { givenName: '' }]) {
      expect(digestOf({ ...ada, ...change }, grace)).not.toBe(digestOf(ada, grace));
    }
  });
});
