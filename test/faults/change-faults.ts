import { type ChangeFault } from './fault.js';
import { person, type Person } from './person.js';

/** Newcomers are numbered from here on, so that nobody is like them. */
const newcomer = (round: number) => person(1_000 + round);
const fault = (change: ChangeFault['change']): ChangeFault => ({ kind: 'change', change });
const without = (people: readonly Person[], at: number) => people.filter((_, index) => index !== at);

/** Changes that are under way while pages are read, by name. They happen when the page has been sent. */
export const CHANGE_FAULTS: Readonly<Record<string, ChangeFault>> = {
  'a user removed from the first page': fault((people) => without(people, 3)),
  'a user removed from the end': fault((people) => people.slice(0, -1)),
  'a user added at the beginning': fault((people, round) => [newcomer(round), ...people]),
  'a user added at the end': fault((people, round) => [...people, newcomer(round)]),
  'one removed from the first page, one added at the end': fault((people, round) => [
    ...without(people, 3),
    newcomer(round),
  ]),
  'one removed from the end, one added at the beginning': fault((people, round) => [
    newcomer(round),
    ...people.slice(0, -1),
  ]),
  'a user moved from the last page to the first': fault((people) => [
    people.at(-2)!,
    ...without(people, people.length - 2),
  ]),
  'one removed from the first page, one added there': fault((people, round) => [
    newcomer(round),
    ...without(people, 3),
  ]),
};
