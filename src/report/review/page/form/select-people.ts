import { type ReviewFlag } from '../../../../review/flag.js';
import { type PagePerson } from '../page-data.js';
import { type Standing } from './check-drafts.js';

/** In which order people are listed. */
export const ORDERS = ['suspicion', 'name', 'userName', 'account', 'role'] as const;

export type Order = (typeof ORDERS)[number];

/** Whom a reviewer wants to see, and in which order. Empty: all. */
export interface Selection {
  /** Words, all of which must be found. */
  readonly text: string;
  readonly account: string;
  readonly role: string;
  readonly flag: ReviewFlag | '' | 'none';
  readonly standing: Standing | '';
  readonly order: Order;
}

export const EVERYBODY: Selection = { text: '', account: '', role: '', flag: '', standing: '', order: 'suspicion' };

/** What somebody is found by, in lower case. */
const texts = new WeakMap<PagePerson, string>();

/** The people of a selection. Those with the same name, account or role stay in the order of suspicion. */
export function selectPeople(
  people: readonly PagePerson[],
  { text, account, role, flag, standing, order }: Selection,
  standingOf: (person: PagePerson) => Standing,
): readonly PagePerson[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = people.filter(
    (person) =>
      (account === '' || person.account === account) &&
      (role === '' || (person.role ?? '') === role) &&
      (flag === '' || (flag === 'none' ? person.flags.length === 0 : person.flags.includes(flag))) &&
      (standing === '' || standingOf(person) === standing) &&
      words.every((word) => textOf(person).includes(word)),
  );
  return order === 'suspicion' ? found : inOrderOf(found, order);
}

function textOf(person: PagePerson): string {
  const known = texts.get(person);
  if (known !== undefined) return known;
  const { userName, name, account, role, flags, why, findings } = person;
  const text = [userName, name, account, role ?? '', ...flags, why, ...findings].join(' ').toLowerCase();
  texts.set(person, text);
  return text;
}

function inOrderOf(people: readonly PagePerson[], order: Exclude<Order, 'suspicion'>): readonly PagePerson[] {
  const keys = new Map(people.map((person) => [person, (person[order] ?? '').toLowerCase()]));
  // Not by the browser's language: the same page lists them in the same order everywhere.
  return [...people].sort((one, other) => compared(keys.get(one)!, keys.get(other)!));
}

function compared(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
