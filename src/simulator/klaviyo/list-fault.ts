import { type ListFault } from './faults.js';
import { type Page, type Query } from './list-query.js';

/**
 * The page that a query asks for, with a fault in it. Each is one that a client can take for the truth: the answer is
 * well-formed, and its numbers agree with themselves as far as they can.
 *
 * @param fault - undefined: the page as it is
 * @param pageFor - the true page of a query
 */
export function misreport<T>(fault: ListFault | undefined, pageFor: (query: Query) => Page<T>, query: Query): Page<T> {
  const page = pageFor(query);
  switch (fault) {
    case undefined:
      return page;
    case 'page-cut': {
      const items = page.items.slice(0, -1);
      return { ...page, items, itemsPerPage: items.length };
    }
    case 'page-repeated':
      return { ...pageFor({ ...query, startIndex: 1 }), startIndex: page.startIndex };
    case 'total-too-low':
      return { ...page, totalResults: Math.max(page.totalResults - 1, 0) };
    case 'total-too-high':
      return { ...page, totalResults: page.totalResults + 1 };
    case 'total-of-page':
      return { ...page, totalResults: page.items.length };
  }
}
