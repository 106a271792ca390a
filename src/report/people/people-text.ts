import { type AccessChange, type AccessChanges, CHANGES, type Change } from '../../access/access-changes.js';
import { desiredRole, type DesiredPeople } from '../../access/desired-people.js';
import { count } from '../drift/report-words.js';
import { visibleLines } from '../visible-lines.js';
import { accountNotes, CHANGE_HEADINGS, isChanged, totalWords } from './people-words.js';

/** Columns of a line: of a terminal as it is opened. */
const WIDTH = 80;

/** Everyone who should have access, for a terminal: role and reason under each name. Text from outside goes through `visible`. */
export function* peopleText({ accounts }: DesiredPeople): Generator<string, undefined> {
  for (const [index, { name, people }] of accounts.entries()) {
    const found = people.length === 0 ? 'nobody' : count(people.length, 'person', 'people');
    yield `${index === 0 ? '' : '\n'}${indented(0, `${name}: ${found}`)}`;
    for (const person of people) {
      yield indented(2, person.userName);
      yield indented(4, `${desiredRole(person)}, ${person.why}`);
    }
  }
}

/** Whose access changes, for a terminal: by account and kind of change, before and after under each name. */
export function* changesText(changes: AccessChanges): Generator<string, undefined> {
  yield indented(0, `${totalWords(changes)}.`);
  for (const account of changes.accounts) {
    const notes = accountNotes(account);
    if (!isChanged(account) && notes.length === 0) continue;
    yield `\n${indented(0, account.name)}`;
    for (const note of notes) yield indented(0, note);
    for (const of of CHANGES) {
      if (account[of].length === 0) continue;
      yield `\n${CHANGE_HEADINGS[of]} (${account[of].length})\n`;
      for (const change of account[of]) yield changeText(of, change);
    }
  }
}

function changeText(of: Change, { userName, before, after }: AccessChange): string {
  const state = (side: AccessChange['before']): string =>
    side.role === null ? side.why : `${desiredRole(side)}, ${side.why}`;
  const lines = [`Before: ${state(before)}`, `Now:    ${state(after)}`];
  // What is new about somebody who gains access is what they have now.
  const inOrder = of === 'gains' ? lines.toReversed() : lines;
  return `${indented(2, userName)}${inOrder.map((line) => indented(4, line, 8)).join('')}`;
}

/** Running text behind so many blanks, further lines behind some more. */
function indented(blanks: number, text: string, further = 0): string {
  return visibleLines(text, WIDTH - blanks - further)
    .map((line, index) => `${' '.repeat(blanks + (index === 0 ? 0 : further))}${line}\n`)
    .join('');
}
