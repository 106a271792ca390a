/** The kinds of ids that the simulator gives out, by Okta's own prefixes. */
export type IdPrefix = '0oa' | '00g' | '00u' | '0pr' | 'rst' | 'oae' | 'prm' | 'sch' | '00o' | 'oty' | 'osc';

/** Gives the next id of a kind: Okta's prefix and a counter, 20 characters, so that ids sort in the order of making. */
export type NextId = (prefix: IdPrefix) => string;

const ID_LENGTH = 20;

/** A source of ids that counts from 1 for every prefix: the same calls give the same ids. */
export function idSource(): NextId {
  const last = new Map<IdPrefix, number>();
  return (prefix) => {
    const next = (last.get(prefix) ?? 0) + 1;
    last.set(prefix, next);
    return prefix + String(next).padStart(ID_LENGTH - prefix.length, '0');
  };
}
