import { DEEP, type PageFault, type WirePage } from './fault.js';
import { type WireUser } from './person.js';

type Change = (page: WirePage, all: readonly WireUser[]) => object;

/** A page in which some members are other than they should be. */
const page = (change: Change): PageFault => ({
  kind: 'page',
  page: (served, all) => ({ ...served, ...change(served, all) }),
});
/** Another value in place of the page. */
const instead = (body: unknown): PageFault => ({ kind: 'page', page: () => body });
/** A page with other records, whose number it tells rightly. */
const records = (change: (page: WirePage, all: readonly WireUser[]) => readonly WireUser[]): PageFault =>
  page((served, all) => {
    const Resources = change(served, all);
    return { Resources, itemsPerPage: Resources.length };
  });

/** As many records as the page has, from another place of the list on. */
function shifted(by: number): PageFault {
  return records(({ startIndex, Resources }, all) => {
    const from = Math.max(0, startIndex - 1 + by);
    return all.slice(from, from + Resources.length);
  });
}

/** Faults of the list and its numbers, by name. */
export const PAGE_FAULTS: Readonly<Record<string, PageFault>> = {
  'totalResults one more': page(({ totalResults }) => ({ totalResults: totalResults + 1 })),
  'totalResults one fewer': page(({ totalResults }) => ({ totalResults: totalResults - 1 })),
  'totalResults far too large': page(() => ({ totalResults: 1e12 })),
  'totalResults far too small': page(() => ({ totalResults: 5 })),
  'totalResults of the page alone': page(({ Resources }) => ({ totalResults: Resources.length })),
  'totalResults capped at the first page': page(() => ({ totalResults: 10 })),
  'totalResults capped at a later page': page(() => ({ totalResults: 28 })),
  'totalResults 0 with records': page(() => ({ totalResults: 0 })),
  'totalResults missing': page(() => ({ totalResults: undefined })),
  'totalResults null': page(() => ({ totalResults: null })),
  'totalResults a string': page(({ totalResults }) => ({ totalResults: String(totalResults) })),
  'totalResults negative': page(() => ({ totalResults: -1 })),
  'totalResults a fraction': page(() => ({ totalResults: 45.5 })),
  'startIndex another': page(({ startIndex }) => ({ startIndex: startIndex + 1 })),
  'startIndex a string': page(({ startIndex }) => ({ startIndex: String(startIndex) })),
  'itemsPerPage too small': page(({ Resources }) => ({ itemsPerPage: Resources.length - 1 })),
  'startIndex and itemsPerPage left out': page(() => ({ startIndex: undefined, itemsPerPage: undefined })),
  'short page': records(({ Resources }) => Resources.slice(0, -1)),
  'empty page': records(() => []),
  'empty list': page(() => ({ totalResults: 0, itemsPerPage: 0, Resources: [] })),
  'long page': records(({ startIndex, Resources }, all) => [...Resources, all[startIndex % all.length]!]),
  'page half as large as asked': records(({ Resources }) => Resources.slice(0, 5)),
  'page with one record': records(({ Resources }) => Resources.slice(0, 1)),
  'Resources missing': page(() => ({ Resources: undefined })),
  'Resources null': page(() => ({ Resources: null })),
  'Resources an object': page(({ Resources }) => ({ Resources: { ...Resources } })),
  'the first page again': records(({ Resources }, all) => all.slice(0, Resources.length)),
  'the page before again': shifted(-9),
  'page that begins one earlier': shifted(-1),
  'page that begins one later': shifted(1),
  'records in another order': records(({ Resources }) => [...Resources].reverse()),
  'record twice on the page': records(({ Resources }) => [
    ...Resources.slice(0, 3),
    Resources[0]!,
    ...Resources.slice(4),
  ]),
  'record of the first page in place of another': records(({ Resources }, all) => [
    ...Resources.slice(0, 3),
    all[1]!,
    ...Resources.slice(4),
  ]),
  'record null in place of another': records(({ Resources }) => [
    ...Resources.slice(0, 3),
    null as unknown as WireUser,
    ...Resources.slice(4),
  ]),
  'null in place of the list': instead(null),
  'text in place of the list': instead('45 users'),
  'array in place of the list': { kind: 'page', page: ({ Resources }) => Resources },
  'error of SCIM with status 200': instead({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    ...{ detail: 'No.', status: '500' },
  }),
  'unknown members, deeply nested': page(() => ({ extra: DEEP })),
  '"__proto__" as a member of the list': {
    kind: 'page',
    page: (served) =>
      Object.defineProperty({ ...served }, '__proto__', {
        ...{ value: { totalResults: 1, Resources: [] }, enumerable: true },
      }),
  },
};
