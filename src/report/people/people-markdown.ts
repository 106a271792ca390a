import {
  type AccessChange,
  type AccessChanges,
  type AccountChanges,
  CHANGES,
  type Change,
} from '../../access/access-changes.js';
import { desiredRole, type DesiredPeople, type DesiredPerson } from '../../access/desired-people.js';
import { COMMENT_ROOM } from '../drift/markdown.js';
import { count } from '../drift/report-words.js';
import { filledTables, linesBytes, markdownTable, type MarkdownTable, tableLines } from '../drift/markdown-table.js';
import { inCode } from '../escape-markdown.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import { accountNotes, CHANGE_HEADINGS, CHANGES_TITLE, isChanged, PEOPLE_TITLE, totalWords } from './people-words.js';

/** Bytes of a text at most; what is longer is cut. */
const NAME = 200;
const ROLE = 100;
const WHY = 400;

/**
 * Whose access changes as GitHub's Markdown, for a comment on a pull request: first in a sentence, then a table for each kind of
 * change in each account, with why before and after. Text from outside goes through `fittedMarkdown`. What does not fit is left out
 * row by row, and the top says how many people that is; their numbers are never left out.
 *
 * @param limit - the most bytes of UTF-8 that it may have; default: those of a comment on GitHub
 */
export function changesMarkdown(changes: AccessChanges, limit: number = COMMENT_ROOM): string {
  const several = changes.accounts.length > 1;
  const tables = changes.accounts.flatMap((account) => accountTables(account, several));
  return fitted([`## ${CHANGES_TITLE}`, '', `**${totalWords(changes)}.**`], tables, limit);
}

/** Everyone who should have access as GitHub's Markdown, a table for each account. It is fitted like {@link changesMarkdown}. */
export function peopleMarkdown({ accounts }: DesiredPeople, limit: number = COMMENT_ROOM): string {
  const all = accounts.reduce((sum, { people }) => sum + people.length, 0);
  const total = all === 0 ? 'Nobody' : count(all, 'person', 'people');
  const tables = accounts.map(({ name, people }) =>
    markdownTable(
      { before: ['', heading(name), '', `${count(people.length, 'person', 'people')}:`, ''], after: [] },
      ['Person', 'Role', 'Why'],
      people,
      personCells,
    ),
  );
  const nobody = accounts
    .filter(({ people }) => people.length === 0)
    .flatMap(({ name }) => ['', `Nobody should have access to ${fittedMarkdown(name, NAME, inCode)}.`]);
  const where = accounts.length > 1 ? ` in ${accounts.length} accounts` : '';
  return fitted([`## ${PEOPLE_TITLE}`, '', `**${total}${where}.**`, ...nobody], tables, limit);
}

function personCells(person: DesiredPerson): readonly string[] {
  const { userName, why } = person;
  return [fittedMarkdown(userName, NAME, inCode), fittedMarkdown(desiredRole(person), ROLE), fittedMarkdown(why, WHY)];
}

function heading(name: string): string {
  return `### ${fittedMarkdown(name, NAME)}`;
}

const HEADINGS: Readonly<Record<Change, readonly string[]>> = {
  gains: ['Person', 'Role', 'Why now', 'Why not before'],
  roles: ['Person', 'Role before', 'Role now', 'Why before', 'Why now'],
  loses: ['Person', 'Role before', 'Why before', 'Why not now'],
};

function accountTables(account: AccountChanges, several: boolean): readonly MarkdownTable[] {
  const notes = accountNotes(account);
  if (!isChanged(account) && notes.length === 0) return [];
  const top = [
    ...(several || account.status !== 'kept' ? ['', heading(account.name)] : []),
    ...notes.flatMap((note) => ['', note]),
  ];
  return [
    { before: [], header: [], rows: top.length === 0 ? [] : [() => top.join('\n')], after: [] },
    ...CHANGES.map((of) =>
      markdownTable(
        { before: ['', `**${CHANGE_HEADINGS[of]} (${account[of].length})**`, ''], after: [] },
        HEADINGS[of],
        account[of],
        (change) => changeCells(of, change),
      ),
    ),
  ];
}

function changeCells(of: Change, { userName, before, after }: AccessChange): readonly string[] {
  const who = fittedMarkdown(userName, NAME, inCode);
  const [roleBefore, roleAfter] = [before, after]
    .map((side) => desiredRole(side))
    .map((role) => fittedMarkdown(role, ROLE));
  const [whyBefore, whyAfter] = [before.why, after.why].map((why) => fittedMarkdown(why, WHY));
  const cells: Readonly<Record<Change, readonly (string | undefined)[]>> = {
    gains: [who, roleAfter, whyAfter, whyBefore],
    roles: [who, roleBefore, roleAfter, whyBefore, whyAfter],
    loses: [who, roleBefore, whyBefore, whyAfter],
  };
  return cells[of].map((cell) => cell ?? '');
}

/** The head and as many rows as fit; what is left out is said below the head. */
function fitted(head: readonly string[], tables: readonly MarkdownTable[], limit: number): string {
  const all = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const room = limit - linesBytes([...head, ...notice(all)]);
  // Alike for all, so that one who loses access is not crowded out by thousands who gain it.
  const shares = tables.map(() => 1 / tables.length);
  const filled = filledTables(tables, shares, room);
  const left = filled.reduce((sum, { table, rows }) => sum + table.rows.length - rows.length, 0);
  return `${[...head, ...notice(left), ...filled.flatMap(tableLines)].join('\n')}\n`;
}

function notice(left: number): readonly string[] {
  if (left === 0) return [];
  const rows = count(left, 'row');
  return ['', `_${rows} more do not fit here. \`klaviyo-access people\` with \`--format csv\` prints them all._`];
}
