import { alignedPages } from '../../src/klaviyo/aligned-pages.js';
import { endPage, lastRecordPage } from '../../src/klaviyo/listing-plan.js';
import { overlappingPages } from '../../src/klaviyo/overlapping-pages.js';
import { inShort, page } from './sample-pages.js';

describe('endPage', () => {
  test.each([
    [3, 100, 3, '3+2 1/1'],
    [4, 100, 4, '4+3 1/1'],
    [6, 100, 6, '5+4 2/2'],
    [60, 100, 60, '57+7 4/4'],
    [99, 100, 99, '99+2 1/1'],
    [100, 100, 100, '100+3 1/1'],
    [9, 2, 9, '9+4 1/1'],
    [25, 100, 5, '25+2 1/1'],
    [5, 100, 2, '5+2 1/1'],
  ])(
    'GIVEN a list of %d, %d asked for and pages of %d THEN the page for the end is %s',
    (total, asked, most, short) => {
      expect(inShort([endPage(total, asked, most)!])).toEqual([short]);
    },
  );

  test.each([
    [1, 100, 1],
    [2, 100, 2],
    [6, 100, 3],
    [3, 2, 2],
    [60, 100, 6],
  ])('GIVEN a list of %d, %d asked for and pages of %d THEN there is none', (total, asked, most) => {
    expect(endPage(total, asked, most)).toBeUndefined();
  });

  test('GIVEN any list THEN a server that pages by offset and one that pages by number answer it with the same records', () => {
    for (let total = 3; total <= 2_000; total += 1) {
      const { startIndex, count, holds, repeats } = endPage(total, 100, 100)!;
      expect((startIndex - 1) % count).toBe(0);
      expect(startIndex + holds - 1).toBe(total);
      expect(startIndex).toBeGreaterThan(1);
      expect(holds).toBeLessThan(count);
      expect(repeats).toBe(holds);
    }
  });
});

test('GIVEN a count of two THEN three are asked for with the last record, so that the counts differ', () => {
  expect(inShort([lastRecordPage(2, 100), lastRecordPage(4, 2)])).toEqual(['2+2 1/1', '4+3 1/1']);
});

describe('overlappingPages', () => {
  test.each([
    ['a last page of three', page(1, 100, 201), ['100+100 100/1', '199+100 3/1']],
    ['a last page that brings one', page(1, 100, 200), ['100+100 100/1', '199+100 2/1']],
    ['a server that caps its pages', page(1, 40, 100), ['40+40 40/1', '79+40 22/1']],
    ['full pages', page(1, 100, 298), ['100+100 100/1', '199+100 100/1', '298+2 1/1']],
    ['a last page that fits', page(1, 100, 199), ['100+100 100/1', '199+2 1/1']],
    ['pages of two', page(1, 2, 4, { count: 2 }), ['2+2 2/1', '3+2 2/1', '4+3 1/1']],
  ])('GIVEN %s THEN each page repeats one record, and a full last one is asked for its end', (_, first, rest) => {
    expect(inShort(overlappingPages(first))).toEqual(rest);
  });
});

describe('alignedPages', () => {
  test.each([
    ['a last page of one', page(1, 100, 201), ['101+100 100/0', '201+100 1/0']],
    ['a last page that is full', page(1, 100, 200), ['101+100 100/0', '199+3 2/2']],
    ['a server that caps its pages', page(1, 40, 100), ['41+40 40/0', '81+40 20/0']],
    ['pages too small for a page of the end', page(1, 3, 6), ['4+3 3/0', '7+3 0/0']],
  ])(
    'GIVEN %s THEN the pages are those that Okta asks for, and a full last one is asked for its end',
    (_, first, rest) => {
      expect(inShort(alignedPages(first))).toEqual(rest);
    },
  );
});
