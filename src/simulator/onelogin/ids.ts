/** Gives the next id. OneLogin's ids are whole numbers. */
export type NextId = () => number;

const FIRST_ID = 1000;

/** A source of ids that counts from 1000, for whatever is made: the same calls give the same ids. */
export function idSource(): NextId {
  let next = FIRST_ID;
  return () => next++;
}
