import { isAsDecided } from '../../../../review/open-matters.js';
import { suspicion } from '../../../../review/decision-rules.js';
import { type VerifiedStation } from '../../../../review/journal-entry.js';
import { type RecordedDecision, type RowStanding, type RowState } from '../../../../review/review-state.js';
import { type Review } from '../../../../review/review-folder.js';
import { count } from '../../../drift/report-words.js';
import { markup, type Markup, type Part } from '../../../html/markup.js';
import { decisionWords } from '../../open-task-words.js';
import { type EvidenceRow, type ReviewEvidence } from '../review-evidence.js';
import { breakable, fileLink, section, summaryTable } from './summary-table.js';
import { timeWords } from './summary-words.js';
import { oneLine } from '../../../../text/one-line.js';

/** The people of whom somebody wants to read: who lost something, who was left open, who may do much, and who was kept in spite of a flag. */
export function peopleSections({ state }: Pick<Review, 'state'>, { rows }: ReviewEvidence): Markup {
  const people = rows.map((row): ReviewedPerson => ({ row, state: state.rows.get(row.row)! }));
  const decided = (one: ReviewedPerson): string | undefined => one.row.outcome?.decision;
  const kept = people.filter((one) => decided(one) === 'keep');
  const privileged = kept.filter(({ row }) => row.flags.includes('privileged'));
  const flagged = kept.filter(({ row }) => suspicion(row).length > 0 && !row.flags.includes('privileged'));
  return markup`${changed(people.filter((one) => ['revoke', 'change-role'].includes(decided(one) ?? '')))}${leftOpen(
    people.filter(({ row }) => row.outcome === null),
  )}${keptSection('privileged', 'Privileged people who were kept', privileged)}${keptSection(
    'flagged',
    'Others with a flag who were kept',
    flagged,
  )}${others(kept.length - privileged.length - flagged.length)}`;
}

interface ReviewedPerson {
  readonly row: EvidenceRow;
  readonly state: RowState;
}

const ALL = 'tables/population.csv';

function changed(people: readonly ReviewedPerson[]): Markup {
  const heading = 'Revoked, or given another role';
  if (people.length === 0) return section('changed', heading, markup`<p>Nobody.</p>`);
  const notSoFirst = people.toSorted((one, other) => Number(isSo(one)) - Number(isSo(other)));
  return section(
    'changed',
    heading,
    summaryTable({
      label: heading,
      columns: ['Person', 'Account', 'Role before', 'Decision', 'Reason', 'By', 'What was found'],
      rows: notSoFirst.map((one) => [
        ...[person(one), one.row.account, one.row.role ?? 'none', decisionWords(one.state.first!)],
        ...[oneLine(one.row.outcome!.reason ?? ''), deciders(one), found(one.row)],
      ]),
      all: ALL,
    }),
  );
}

function isSo({ row: { verified } }: ReviewedPerson): boolean {
  return verified !== null && isAsDecided(verified);
}

const STATION_WORDS: Readonly<Record<VerifiedStation, string>> = {
  'as-decided': 'so',
  'not-yet': 'not yet so',
  'came-back': 'was so, and came back',
  'not-read': 'not read',
};

function found({ verified }: EvidenceRow): Markup {
  if (verified === null) return markup`<b>nobody has looked</b>`;
  const { at, provisioned, assigned, found: words } = verified;
  const inKlaviyo = STATION_WORDS[provisioned];
  const isSource = assigned === 'as-decided' ? STATION_WORDS[assigned] : markup`<b>${STATION_WORDS[assigned]}</b>`;
  const source = assigned === 'not-read' ? 'no identity provider was read' : markup`where it comes from: ${isSource}`;
  return markup`In Klaviyo: ${provisioned === 'as-decided' ? inKlaviyo : markup`<b>${inKlaviyo}</b>`}; ${source}<span class="note">${words} ${timeWords(at)}</span>`;
}

const STANDING_WORDS: Readonly<Record<Exclude<RowStanding, 'decided'>, string>> = {
  open: 'not decided',
  deferred: 'deferred',
  escalated: 'escalated',
  'awaits-second': 'the second reviewer has not decided',
  disputed: 'the two reviewers decided differently',
};

function leftOpen(people: readonly ReviewedPerson[]): Markup {
  if (people.length === 0) return markup``;
  const heading = 'Left open';
  return section(
    'left-open',
    heading,
    summaryTable({
      label: heading,
      columns: ['Person', 'Account', 'Role', 'Flags', 'What is missing', 'Newest decisions'],
      rows: people.map((one) => [
        ...[person(one), one.row.account, one.row.role ?? 'none', flagsOf(one.row)],
        ...[STANDING_WORDS[one.row.standing as keyof typeof STANDING_WORDS], newest(one.state)],
      ]),
      all: ALL,
    }),
  );
}

function newest({ first, second }: RowState): Part {
  return [first, second].flatMap((one) =>
    one === undefined
      ? []
      : [
          markup`${decisionWords(one)}: ${oneLine(one.reason ?? 'no reason')}<span class="note">${breakable(one.reviewer)}, ${timeWords(one.recordedAt)}</span>`,
        ],
  );
}

function keptSection(id: string, heading: string, people: readonly ReviewedPerson[]): Markup {
  if (people.length === 0) return section(id, heading, markup`<p>Nobody.</p>`);
  return section(
    id,
    heading,
    summaryTable({
      label: heading,
      columns: ['Person', 'Account', 'Role', 'Flags', 'Why they have it', 'Reason to keep it', 'By'],
      rows: people.map((one) => [
        ...[person(one), one.row.account, one.row.role ?? 'none', flagsOf(one.row)],
        ...[one.row.why ?? 'nothing gives it', reasons(one.state), deciders(one)],
      ]),
      all: ALL,
    }),
  );
}

/** That nothing has changed is nothing to look at. */
function flagsOf({ flags }: EvidenceRow): string {
  return flags.filter((flag) => flag !== 'unchanged').join(', ');
}

function person({ row: { userName, name } }: ReviewedPerson): Markup {
  return markup`${breakable(userName)}${name === '' ? '' : markup`<span class="note">${name}</span>`}`;
}

function decisionsOf({ first, second }: RowState): readonly RecordedDecision[] {
  return [first, second].filter((one) => one !== undefined);
}

/** Of both reviewers, where the second one gave another than the first. */
function reasons(state: RowState): string {
  const all = decisionsOf(state).flatMap(({ reason = '' }) => (reason.trim() === '' ? [] : [oneLine(reason)]));
  return [...new Set(all)].join('; ');
}

function deciders({ state }: ReviewedPerson): Part {
  return decisionsOf(state).map(
    ({ reviewer, recordedAt }) =>
      markup`<div>${breakable(reviewer)}<span class="note">${timeWords(recordedAt)}</span></div>`,
  );
}

function others(number: number): Markup {
  if (number === 0) return markup``;
  return markup`<p>${count(number, 'other access was', 'other accesses were')} kept without a flag that needs a reason. They are in ${fileLink(ALL)}.</p>
`;
}
