import { type WireList, wireList } from '../klaviyo/wire-list.js';

/** The SCIM list of users that a page is, or undefined if it is anything else, such as an error. */
export function listOf(body: unknown): WireList | undefined {
  const list = wireList(body);
  return list === undefined || saysNothing(list) ? undefined : list;
}

/** Whether a list says anything of one: an error, too, is an object without `Resources`. */
function saysNothing({ totalResults, records }: WireList): boolean {
  return records.length === 0 && (totalResults === undefined || totalResults === null);
}
