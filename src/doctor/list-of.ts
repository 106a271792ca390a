import { saysNothing, type WireList, wireList } from '../klaviyo/wire-list.js';

/** The SCIM list of users that a page is, or undefined if it is anything else, such as an error. */
export function listOf(body: unknown): WireList | undefined {
  const list = wireList(body);
  return list === undefined || saysNothing(list) ? undefined : list;
}
