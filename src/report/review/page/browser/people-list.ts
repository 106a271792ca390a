import { type PagePerson } from '../page-data.js';
import { type PersonCard } from './person-card.js';

/** So many people are laid out at once; the others follow while the browser is free, so that it answers meanwhile. */
const FIRST = 30;
const NEXT = 80;

/** The list of people on the page. */
export interface PeopleList {
  /** Lists these people and no others, in this order. */
  arrange(people: readonly PagePerson[]): void;
  /** Lists the rest of them at once. */
  finish(): void;
}

/**
 * Prepares the list. Everybody is printed, whatever is filtered.
 *
 * @param cardOf - makes the card of a person, or gives the one that is there
 */
export function peopleList(
  place: HTMLElement,
  everybody: readonly PagePerson[],
  cardOf: (person: PagePerson) => PersonCard,
): PeopleList {
  let shown = everybody;
  let listed = 0;
  let timer = 0;

  function listUpTo(number: number): void {
    const more = shown.slice(listed, number).map((person) => cardOf(person).element);
    listed = Math.min(number, shown.length);
    place.append(...more);
  }

  function listMore(): void {
    listUpTo(listed + NEXT);
    timer = listed < shown.length ? window.setTimeout(listMore) : 0;
  }

  function finish(): void {
    window.clearTimeout(timer);
    listUpTo(shown.length);
  }

  function arrange(people: readonly PagePerson[]): void {
    window.clearTimeout(timer);
    shown = people;
    listed = 0;
    place.replaceChildren();
    listUpTo(FIRST);
    if (listed < shown.length) timer = window.setTimeout(listMore);
  }

  let beforePrint = everybody;
  window.addEventListener('beforeprint', () => {
    beforePrint = shown;
    if (shown.length < everybody.length) arrange(everybody);
    finish();
  });
  window.addEventListener('afterprint', () => {
    if (beforePrint.length < everybody.length) arrange(beforePrint);
  });
  return { arrange, finish };
}
