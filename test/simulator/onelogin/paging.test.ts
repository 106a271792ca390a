import fc from 'fast-check';
import { type Call } from '../../../src/simulator/onelogin/api.js';
import { pageOf } from '../../../src/simulator/onelogin/paging.js';

test('GIVEN any list and any limit WHEN it is read by cursors, forwards and back, THEN every entry is there once', () => {
  const sizes = fc.record({
    length: fc.nat(60),
    limit: fc.integer({ min: 1, max: 30 }),
    max: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(sizes, ({ length, limit, max }) => {
      const items = Array.from({ length }, (_, index) => index);
      const walk = (query: string, header: 'After-Cursor' | 'Before-Cursor'): readonly (readonly unknown[])[] => {
        const pages: (readonly unknown[])[] = [];
        for (let next: string | undefined = query; next !== undefined;) {
          const call = { query: new URLSearchParams(next), pageSize: undefined } as Call;
          const { body, headers = {} } = pageOf(call, items, { fallback: 10, max });
          pages.push(body as readonly unknown[]);
          const cursor: string | undefined = headers[header];
          next = cursor === undefined ? undefined : String(new URLSearchParams({ cursor }));
        }
        return pages;
      };
      const forwards = walk(`limit=${String(limit)}`, 'After-Cursor');
      expect(forwards.flat()).toEqual(items);
      const backwards = walk(`limit=${String(limit)}&page=${String(forwards.length)}`, 'Before-Cursor');
      expect([...backwards].reverse()).toEqual(forwards);
    }),
  );
});
