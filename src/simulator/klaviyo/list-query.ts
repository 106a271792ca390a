import SCIMMY from 'scimmy';

import { refusing, scimError } from './scim-error.js';
import { type Paging } from './simulated-account.js';
import { CORE_USER } from './user-schema.js';

/** The query of a listing: from the URL, where all values are strings, or from the body of `POST /Users/.search`. */
export type Query = Readonly<Record<string, unknown>>;

/** One page of a listing (RFC 7644, section 3.4.2). */
export interface Page<T> {
  readonly totalResults: number;
  /** From 1. */
  readonly startIndex: number;
  /** How many are on this page. */
  readonly itemsPerPage: number;
  readonly items: readonly T[];
}

/** How an account cuts its pages; see `SimulatedAccount`. */
export interface PageRules {
  readonly pageSizeLimit: number;
  readonly countLimit: number | undefined;
  readonly paging: Paging;
}

/**
 * Filters, sorts and cuts a page out of wire users, which are in order of creation; without `sortBy` they stay in it.
 *
 * Klaviyo documents no paging. As RFC 7644, section 3.4.2.4 has it: `startIndex` counts from 1 and a lesser one is 1;
 * `count` is at most the limit (its default, too), a negative one is 0, and 0 asks for `totalResults` alone. A page past
 * the end is empty. What is not an integer is refused (400 invalidValue), which the RFC leaves open.
 *
 * An account may differ: with a `countLimit` a count that is larger or under 1 is refused (400 invalidValue), and with
 * `paging: page-number` a page begins at a multiple of its size, while `startIndex` is answered as it was asked.
 *
 * scimmy's own paging is not used: it answers a page past the end with the first one, and cannot read query strings
 * under Express 5.
 */
export function pageOf<T extends object>(users: readonly T[], query: Query, rules: PageRules): Page<T> {
  const matching = sorted(filtered(users, query.filter), query);
  const startIndex = Math.max(integer('startIndex', query.startIndex) ?? 1, 1);
  const count = pageSize(integer('count', query.count), rules);
  const asked = startIndex - 1;
  const first = rules.paging === 'page-number' && count > 0 ? asked - (asked % count) : asked;
  const items = matching.slice(first, first + count);
  return { totalResults: matching.length, startIndex, itemsPerPage: items.length, items };
}

function pageSize(count: number | undefined, { pageSizeLimit, countLimit }: PageRules): number {
  if (countLimit === undefined) {
    return Math.min(Math.max(count ?? pageSizeLimit, 0), pageSizeLimit);
  }
  if (count !== undefined && (count < 1 || count > countLimit)) {
    throw scimError(400, 'invalidValue', `count must be between 1 and ${countLimit}`);
  }
  return Math.min(count ?? countLimit, pageSizeLimit);
}

function integer(name: string, value: unknown): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^[+-]?\d{1,15}$/.test(text)) {
    throw scimError(400, 'invalidValue', `"${name}" must be one integer.`);
  }
  return Number(text);
}

/**
 * scimmy compares case-sensitively, but every string attribute of a Klaviyo user is `caseExact: false` (RFC 7643,
 * section 2.2), and so are attribute names and operators: both sides are compared in lower case. The ids, the one
 * exception, are lower-case already unless a seed says otherwise.
 */
function filtered<T extends object>(users: readonly T[], filter: unknown): readonly T[] {
  if (filter === undefined) {
    return users;
  }
  if (typeof filter !== 'string' || filter.trim() === '') {
    throw scimError(400, 'invalidFilter', '"filter" must be one filter expression.');
  }
  return refusing(
    'invalidFilter',
    () => {
      const plain = withInnerComparisons(filter.replaceAll(`${CORE_USER}:`, '').toLowerCase());
      const parsed = new SCIMMY.Types.Filter(plain);
      // A second pass over the parsed expressions: parsing a string lets a comparator without its value through.
      const checked = new SCIMMY.Types.Filter([...parsed] as object[]);
      return users.filter((user) => checked.match([lowerCased(user)]).length > 0);
    },
    '"filter" is not a filter expression that the server understands (RFC 7644, section 3.4.2.2).',
  );
}

/** `emails[type eq "work"].value eq "x"`, or with `pr`. */
const SUB_ATTRIBUTE = /\[([^\]"]*(?:"(?:\\.|[^"\\])*"[^\]"]*)*)\]\.(\w+)\s+(pr\b|\w+\s+(?:"(?:\\.|[^"\\])*"|[^\s)]+))/g;

/**
 * A comparison of a sub-attribute behind a filter, as Entra asks to match people by, put into the filter: scimmy would drop it and find
 * whoever passes the filter alone. The grammar of RFC 7644, section 3.4.2.2, does not have the form.
 */
function withInnerComparisons(filter: string): string {
  return filter.replace(SUB_ATTRIBUTE, (_, inner: string, name: string, comparison: string) => {
    if (/\sor\s/.test(inner)) throw new TypeError('A comparison behind a filter with "or" is not supported.');
    return `[${inner} and ${name} ${comparison}]`;
  });
}

function lowerCased(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).toLowerCase());
}

function sorted<T extends object>(users: readonly T[], { sortBy, sortOrder }: Query): readonly T[] {
  if (sortBy === undefined) {
    return users;
  }
  const constraints = { sortBy, sortOrder, startIndex: 1, itemsPerPage: users.length };
  return refusing(
    'invalidValue',
    () => new SCIMMY.Messages.ListResponse([...users] as never[], constraints as never).Resources as T[],
  );
}
