import { coverageRemarks, leaversHeadline, VERDICT_WORDS } from '../../../leavers/leavers-words.js';
import { type Leavers } from '../../../../history/leavers/leaver.js';
import { markup, type Markup } from '../../../html/markup.js';
import { type ReviewEvidence } from '../review-evidence.js';
import { breakable, fileLink, section, summaryTable } from './summary-table.js';
import { timeWords } from './summary-words.js';

/** What was in force beside the review, and who has gone: exceptions, grants, the people of the review before, leavers. */
export function aroundSections({ accounts, removed, review, leavers }: ReviewEvidence): Markup {
  return markup`${exceptions(accounts)}${grants(accounts)}${review.previous === undefined ? '' : gone(removed)}${leavers === undefined ? '' : left(leavers)}`;
}

function exceptions(accounts: ReviewEvidence['accounts']): Markup {
  const heading = 'Exceptions in force';
  const rows = accounts.flatMap(({ name, exceptions: all }) =>
    all.map(({ user, kinds, role, reason, expires, owner = '', ticket = '' }) => [
      ...[
        user,
        name,
        `${kinds.join(', ')}${role === undefined ? '' : ` (role ${role})`}`,
        reason,
        expires,
        owner,
        ticket,
      ],
    ]),
  );
  if (rows.length === 0) return section('exceptions', heading, markup`<p>None when the review was opened.</p>`);
  return section(
    'exceptions',
    heading,
    summaryTable({
      label: heading,
      columns: ['Person', 'Account', 'What is accepted', 'Reason', 'Until', 'Owner', 'Ticket'],
      rows,
      all: 'tables/exceptions.csv',
    }),
  );
}

function grants(accounts: ReviewEvidence['accounts']): Markup {
  const heading = 'Grants: memberships that end';
  const rows = accounts.flatMap(({ name, grants: all }) =>
    all.map(({ user, role, until, reason = '', ticket = '' }) => [user, name, role, until, reason, ticket]),
  );
  if (rows.length === 0) return section('grants', heading, markup`<p>None when the review was opened.</p>`);
  return section(
    'grants',
    heading,
    summaryTable({
      label: heading,
      columns: ['Person', 'Account', 'Role', 'Until', 'Reason', 'Ticket'],
      rows,
      all: 'tables/grants.csv',
    }),
  );
}

function gone(removed: ReviewEvidence['removed']): Markup {
  const heading = 'Gone since the review before';
  if (removed.length === 0) return section('removed', heading, markup`<p>Nobody.</p>`);
  return section(
    'removed',
    heading,
    summaryTable({
      label: heading,
      columns: ['Person', 'Account', 'Role then'],
      rows: removed.map(({ userName, name, account, role }) => [
        ...[markup`${breakable(userName)}<span class="note">${name}</span>`, account, role ?? 'none'],
      ]),
      all: 'tables/removed.csv',
      most: 100,
    }),
  );
}

function left(leavers: Leavers): Markup {
  const heading = 'Leavers';
  const remarks = [...leaversHeadline(leavers), ...coverageRemarks(leavers)];
  const bad = leavers.leavers.flatMap(({ user, leftBy, removals }) =>
    removals
      .filter(({ verdict }) => ['overdue', 'late', 'unproven'].includes(verdict))
      .map(({ account, verdict, goneBy }) => [
        ...[
          user,
          account,
          timeWords(leftBy),
          goneBy === null ? 'not seen gone' : timeWords(goneBy),
          VERDICT_WORDS[verdict],
        ],
      ]),
  );
  return section('leavers', heading, [
    remarks.map((sentence) => markup`<p>${sentence}</p>\n`),
    bad.length === 0
      ? markup`<p>All of them are in ${fileLink('tables/leavers.csv')}.</p>\n`
      : summaryTable({
          label: heading,
          columns: ['Person', 'Account', 'Left by', 'Gone by', 'Against the target'],
          rows: bad,
          all: 'tables/leavers.csv',
        }),
  ]);
}
