import { answerRuleFault, decisionRuleFaults, timeFault } from '../../../../review/decision-rules.js';
import { type DecidedRow } from '../../../../review/decision.js';
import { type AttestationAnswer } from '../../../../review/journal-entry.js';
import { type PageData, type PagePerson, type PageQuestion } from '../page-data.js';
import { type AnswerDraft, type RowDraft } from './drafts.js';

/** How far something is filled in. `incomplete`: something is there, and it cannot be handed in as it is. */
export type Standing = 'open' | 'incomplete' | 'decided';

/** What stands of a person or a question. */
export interface Checked<Handed> {
  readonly standing: Standing;
  /** What is wrong, as sentences; empty unless it is incomplete. */
  readonly faults: readonly string[];
  /** What would be handed in; undefined where no decision is chosen. */
  readonly handed: Handed | undefined;
}

const NOTHING = { standing: 'open', faults: [], handed: undefined } as const;

/** The decision on a person, as `review record` would judge it. */
export function checkRow(
  { accounts, review }: Pick<PageData, 'accounts' | 'review'>,
  person: PagePerson,
  draft: RowDraft,
  now: Date,
): Checked<DecidedRow> {
  const { row, account, userName } = person;
  const { decision, newRole, decidedAt } = draft;
  const reason = draft.reason.trim();
  if (decision === undefined)
    return reason === '' ? NOTHING : without('A reason is there, and no decision: choose one, or empty it.');
  const handed: DecidedRow = {
    ...{ row, account, userName, decision },
    ...(decision === 'change-role' && newRole !== undefined && { newRole }),
    ...(reason !== '' && { reason }),
    ...(decidedAt !== undefined && { decidedAt }),
  };
  const { name, roles } = accounts.find((one) => one.name === account)!;
  const given = { name, roles: roles.filter(({ canBeGiven }) => canBeGiven) };
  return checked(handed, [
    ...decisionRuleFaults(person, given, handed),
    ...clockFaults(decidedAt, review.openedAt, now),
  ]);
}

/** The answer to a question, likewise. */
export function checkAnswer({ question, account }: PageQuestion, draft: AnswerDraft): Checked<AttestationAnswer> {
  const { answer, attachment, answeredAt } = draft;
  const reason = draft.reason.trim();
  if (answer === undefined) {
    const isEmpty = reason === '' && attachment === undefined;
    return isEmpty ? NOTHING : without('A reason or a file is there, and no answer: choose one, or empty it.');
  }
  const handed: AttestationAnswer = {
    ...{ question, account, answer, reason },
    ...(attachment !== undefined && { attachment }),
    ...(answeredAt !== undefined && { answeredAt }),
  };
  const fault = answerRuleFault(handed);
  return checked(handed, fault === undefined ? [] : [fault]);
}

function clockFaults(decidedAt: string | undefined, openedAt: string, now: Date): readonly string[] {
  if (decidedAt === undefined) return [];
  const fault = timeFault(decidedAt, { openedAt, now: now.toISOString() });
  return fault === undefined ? [] : [`${fault} Set the clock of this computer, clear the decision, and decide again.`];
}

function checked<Handed>(handed: Handed, faults: readonly string[]): Checked<Handed> {
  return { standing: faults.length === 0 ? 'decided' : 'incomplete', faults, handed };
}

function without(fault: string): Checked<never> {
  return { standing: 'incomplete', faults: [fault], handed: undefined };
}
