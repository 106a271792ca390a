import { activeRecords } from '../../drift/person.js';
import { groupsOfRules } from '../../access/groups-of-rules.js';
import { directoryIndex } from '../../drift/whereabouts.js';
import { userKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { type Population } from '../population.js';
import { type ReviewState, type RowStanding } from '../review-state.js';
import { type PersonRemedy, type Remediation, REMEDIATION_VERSION } from './remedy.js';
import { type RemedyPatch } from './remedy-patch.js';
import { type RemediedRow, type RemedyInput } from './remedied-row.js';
import { revokeSteps } from './revoke-steps.js';
import { roleSteps } from './role-steps.js';
import { type PlannedPeople, type StepPlaces } from './step-facts.js';

/** What a remediation says, once the patch and the plans are made. */
export interface RemediationParts {
  readonly rows: readonly RemediedRow[];
  /** By the id of the row. */
  readonly held: ReadonlyMap<string, string>;
  readonly patch: RemedyPatch;
  /** By the name of the account. */
  readonly plans: ReadonlyMap<string, PlannedPeople>;
  readonly refusedPlans: readonly string[];
  readonly places: StepPlaces;
  /** SHA-256 of the access file of today. */
  readonly accessFileSha256: string;
}

const NOBODY_PLANNED: PlannedPeople = { planned: new Set(), left: new Map(), refused: new Set() };

/** Puts a remediation together. */
export function remediation(input: RemedyInput, parts: RemediationParts): Remediation {
  const { population, state } = input.review;
  const find = directoryIndex(input.snapshot);
  const people = parts.rows.map((row): PersonRemedy => {
    const held = parts.held.get(row.state.row.row);
    const change = parts.patch.changes.get(row.state.row.row);
    if (held !== undefined || row.account === undefined || change === undefined) {
      return { ...about(row), state: 'held', notes: held === undefined ? [] : [held], steps: [] };
    }
    const { account } = row.account.checked;
    const facts = {
      ...{ row, account, change, places: parts.places, words: row.account.words },
      elsewhere: groupsElsewhere(input.model, account.name),
      inDirectory: find(row.key),
      planned: parts.plans.get(account.name) ?? NOBODY_PLANNED,
    };
    const steps = row.role === undefined ? revokeSteps(facts) : roleSteps(facts);
    return {
      ...about(row),
      state: steps.length === 0 ? 'done' : 'to-do',
      notes: notesOn(row, population, state),
      steps,
    };
  });
  return {
    version: REMEDIATION_VERSION,
    review: { id: population.review.id, name: population.review.name },
    accessFile: {
      path: parts.places.accessFile,
      sha256: parts.accessFileSha256,
      reviewedSha256: population.sources.accessFile.sha256,
      isPatched: parts.patch.texts.length > 0,
    },
    isPlanned: [...parts.plans.values()].some(({ planned }) => planned.size > 0),
    refusedPlans: parts.refusedPlans,
    people,
    left: leftRows(state),
  };
}

function groupsElsewhere({ accounts }: RemedyInput['model'], name: string): ReadonlySet<string> {
  const others = accounts.filter((account) => account.name !== name);
  return new Set([
    ...others.flatMap(({ assignments }) => assignments.map(({ group }) => group)),
    // A rule that goes by a group, of this account, too, may give more than the group does.
    ...accounts.flatMap(groupsOfRules),
  ]);
}

function about({ state, decided }: RemediedRow): Omit<PersonRemedy, 'state' | 'notes' | 'steps'> {
  const { row, account, userName, name, role, why } = state.row;
  return {
    ...{ row, account, userName, name, role, why },
    decision: decided.decision === 'revoke' ? 'revoke' : 'change-role',
    ...(decided.newRole !== undefined && { newRole: decided.newRole }),
    reason: decided.reason ?? '',
    reviewers: [state.first, state.second].flatMap((one) => (one === undefined ? [] : [one.reviewer])),
  };
}

/** What else is to be known of somebody before the steps are done. */
function notesOn(
  { state, person, account, key }: RemediedRow,
  { rows }: Population,
  review: Pick<ReviewState, 'rows'>,
): readonly string[] {
  const notes: string[] = [];
  const ids = new Set(state.row.provisioned.map(({ id }) => id));
  const renamed = account!.checked.listing.users.filter(
    ({ id, userName }) => ids.has(id) && !person.records.some((each) => each.userName === userName),
  );
  for (const { userName } of renamed) {
    notes.push(
      `The record that was reviewed is now ${quoted(userName)}. Find out whether it is the same person, and if so take the access of that record away, too; no patch or plan does it.`,
    );
  }
  const made = activeRecords(person).filter(({ id }) => ids.size > 0 && !ids.has(id));
  for (const { id, userName } of made) {
    notes.push(
      `The record ${quoted(userName)} with the id ${quoted(id)} was not reviewed: it was made since. Find out who made it and for whom before any of this is done: it may be ` +
        'another person, or access that was given on purpose since. If so, have it decided again.',
    );
  }
  const kept = rows.filter((row) => row.account !== state.row.account && userKey(row.userName) === key && row.active);
  const stay = kept.filter((row) => {
    const other = review.rows.get(row.row);
    return other?.standing !== 'decided' || other.first?.decision !== 'revoke';
  });
  if (stay.length > 0)
    notes.push(`They keep ${stay.map(({ account: name }) => name).join(', ')}: take nothing away there.`);
  return notes;
}

function leftRows({ rows }: Pick<ReviewState, 'rows'>): Readonly<Partial<Record<RowStanding, number>>> {
  const left: Partial<Record<RowStanding, number>> = {};
  for (const { standing } of rows.values()) {
    if (standing !== 'decided') left[standing] = (left[standing] ?? 0) + 1;
  }
  return left;
}
