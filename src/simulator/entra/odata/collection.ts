import { type Answer, type Call, ok } from '../api.js';
import { badRequest, unsupportedQuery } from '../errors.js';
import { type Json } from '../json-value.js';
import { readFilter } from './filter.js';

/** How a collection is answered. */
export interface CollectionSettings {
  /** The part of the metadata document that the entries are of, such as `groups`. */
  readonly context: string;
  /** The members that are given unless `$select` names others. Default: all. */
  readonly fallback?: readonly string[];
  /** How many entries are given at once unless `$top` says otherwise. Default 100. */
  readonly pageSize?: number;
}

const PAGE_SIZE = 100;
const MAX_TOP = 999;

/**
 * A page of a collection, by `$filter`, `$select`, `$top`, `$count` and `$skiptoken` (learn.microsoft.com, "Use query parameters to
 * customize Microsoft Graph responses", "Paging Microsoft Graph data in your app"). `$count=true` is ignored without the header
 * `ConsistencyLevel: eventual` ("Advanced query capabilities on Microsoft Entra ID objects"). `$search`, `$orderby` and `$expand`
 * are refused: the simulator does not have them.
 *
 * @throws GraphError 400
 */
export function collection(call: Call, entries: readonly Json[], settings: CollectionSettings): Answer {
  const { url, version } = call;
  for (const name of ['$search', '$orderby', '$expand']) {
    if (url.searchParams.has(name)) throw unsupportedQuery(`The simulator does not have the query parameter ${name}.`);
  }
  const counts = url.searchParams.get('$count')?.toLowerCase() === 'true' && call.eventual;
  const filter = url.searchParams.get('$filter');
  const passing = filter === null ? entries : entries.filter(readFilter(filter, counts));

  const first = skipped(url);
  const size = pageSize(call, settings);
  const page = passing.slice(first, first + size);
  const selected = url.searchParams.get('$select');
  const shown = selected === null ? settings.fallback : namesOf(selected);
  const context = `${url.origin}/${version}/$metadata#${settings.context}${selected === null ? '' : `(${selected})`}`;
  return ok({
    '@odata.context': context,
    ...(counts && { '@odata.count': passing.length }),
    ...(first + size < passing.length && { '@odata.nextLink': nextLink(url, first + size) }),
    value: page.map((entry) => (shown === undefined ? entry : selectedOf(entry, shown))),
  });
}

/** One object, by `$select`. */
export function single(call: Call, entry: Json, settings: Pick<CollectionSettings, 'context' | 'fallback'>): Answer {
  const selected = call.url.searchParams.get('$select');
  const shown = selected === null ? settings.fallback : namesOf(selected);
  const part = selected === null ? '' : `(${selected})`;
  return ok({
    '@odata.context': `${call.url.origin}/${call.version}/$metadata#${settings.context}${part}/$entity`,
    ...(shown === undefined ? entry : selectedOf(entry, shown)),
  });
}

function namesOf(selected: string): readonly string[] {
  return selected.split(',').map((name) => name.trim());
}

/** The members of these names, and the type of the object. A name that it does not have is left out. */
function selectedOf(entry: Json, names: readonly string[]): Json {
  const wanted = new Set(['@odata.type', ...names].map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(entry).filter(([name]) => wanted.has(name.toLowerCase())));
}

function pageSize(call: Call, settings: CollectionSettings): number {
  const asked = call.url.searchParams.get('$top');
  const top = asked === null ? (settings.pageSize ?? PAGE_SIZE) : Number(asked);
  if (!Number.isInteger(top) || top < 1 || top > MAX_TOP) {
    throw badRequest(
      `Invalid page size specified: '${String(asked)}'. Must be between 1 and ${String(MAX_TOP)} inclusive.`,
    );
  }
  return Math.min(top, call.pageSize ?? top);
}

/** Where a page begins. The token is opaque to clients. */
function skipped(url: URL): number {
  const token = url.searchParams.get('$skiptoken');
  if (token === null) return 0;
  const place = Buffer.from(token, 'base64url').toString('utf8');
  if (!/^\d+$/.test(place)) throw badRequest('The skip token is not valid.', 'Directory_ExpiredPageToken');
  return Number(place);
}

function nextLink(url: URL, place: number): string {
  const next = new URL(url);
  next.searchParams.set('$skiptoken', Buffer.from(String(place)).toString('base64url'));
  return next.href.replaceAll('%24', '$');
}
