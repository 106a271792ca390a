import { DECISIONS_ON_OWNERS, saysNothing, suspicion } from '../../../../review/decision-rules.js';
import { type ReviewDecision } from '../../../../review/decision.js';
import { type PageAccount, type PagePerson } from '../page-data.js';
import { type RowDraft } from './drafts.js';

/** One decision for several people. */
export interface TogetherDecision {
  readonly decision: ReviewDecision;
  readonly newRole?: string | undefined;
  readonly reason: string;
}

/** The same as a form has it, where nothing may be chosen yet. */
export type ChosenTogether = Omit<TogetherDecision, 'decision'> & { readonly decision: ReviewDecision | '' };

/** What one decision for several people does. */
export interface Together {
  /** By the ids of rows. */
  readonly changes: ReadonlyMap<string, RowDraft>;
  /** Whom it does not apply to, as sentences with how many they are. */
  readonly passedOver: readonly string[];
}

/** Why somebody cannot be decided on together with others, as the end of a sentence; undefined where they can. */
function whyNot(
  person: PagePerson,
  account: PageAccount | undefined,
  { decision, newRole }: TogetherDecision,
): string | undefined {
  if (decision === 'keep' && suspicion(person).length > 0) {
    return 'has a flag that asks for a look at each: decide on them one by one, with a reason';
  }
  if (person.isOwner && !DECISIONS_ON_OWNERS.includes(decision)) {
    return 'owns the account, which only the owner can hand over';
  }
  if (decision !== 'change-role') return undefined;
  if (person.role === newRole) return 'has this role already';
  const isKnown = account?.roles.some(({ id, canBeGiven }) => canBeGiven && id === newRole) ?? false;
  return isKnown ? undefined : 'is in an account that does not have this role';
}

/** What is missing of a decision for several people, as a sentence; undefined where nothing is. */
export function togetherFault({ decision, newRole, reason }: ChosenTogether): string | undefined {
  if (decision === '') return 'Choose a decision.';
  if (decision === 'change-role' && (newRole ?? '') === '') return 'Choose the new role.';
  return decision !== 'keep' && saysNothing(reason) ? `A reason is missing: to ${decision} needs one.` : undefined;
}

/** Decides for those of several people to whom it applies; the others stay as they are, and are counted. */
export function decideTogether(
  people: readonly PagePerson[],
  accounts: readonly PageAccount[],
  together: TogetherDecision,
): Together {
  const { decision, newRole, reason } = together;
  const byName = new Map(accounts.map((account) => [account.name, account]));
  const changes = new Map<string, RowDraft>();
  const passedOver = new Map<string, number>();
  for (const person of people) {
    const why = whyNot(person, byName.get(person.account), together);
    if (why !== undefined) passedOver.set(why, (passedOver.get(why) ?? 0) + 1);
    else changes.set(person.row, { decision, newRole: decision === 'change-role' ? newRole : undefined, reason });
  }
  return {
    changes,
    passedOver: [...passedOver].map(
      ([why, number]) => `${number === 1 ? '1 person who' : `${number} people each of whom`} ${why}.`,
    ),
  };
}
