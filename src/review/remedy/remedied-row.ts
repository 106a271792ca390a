import { declaredWays, type DeclaredWays } from '../../access/edits/declared-ways.js';
import { type AccessModel } from '../../access/access-model.js';
import { type CheckedAccount } from '../../check/check-account.js';
import { nobody, type Person } from '../../drift/person.js';
import { type DriftWords } from '../../drift/wording.js';
import { type DirectorySnapshot } from '../../people/directory-person.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { userKey, type UserKey } from '../../people/user-key.js';
import { isRemedy } from '../open-matters.js';
import { type Review } from '../review-folder.js';
import { outcomeOf, type RecordedDecision, type RowState } from '../review-state.js';

/** An account of the review as it is today. */
export interface RemedyAccount {
  readonly checked: CheckedAccount;
  /** How messages speak of the identity provider that provisions it; undefined where none does. */
  readonly words: DriftWords | undefined;
  /** Whether somebody administers it, besides the owner. */
  readonly isAdmin: (person: Pick<ProvisionedPerson, 'userName' | 'active' | 'role'>) => boolean;
}

/** What a remediation is made from. Everything but the review is as of one reading today. */
export interface RemedyInput {
  readonly review: Pick<Review, 'population' | 'state'>;
  readonly model: AccessModel;
  /** By name: the accounts of the review that the access file still has. */
  readonly accounts: ReadonlyMap<string, RemedyAccount>;
  readonly snapshot: DirectorySnapshot;
  /** The day of the run in UTC, as YYYY-MM-DD. */
  readonly today: string;
}

/** A row that is to be revoked or changed, with its person as they are today. */
export interface RemediedRow {
  readonly state: RowState;
  readonly decided: RecordedDecision;
  readonly key: UserKey;
  /** The role that they are to have; undefined: none. */
  readonly role: string | undefined;
  /** Undefined where the access file does not have the account any more. */
  readonly account: RemedyAccount | undefined;
  readonly person: Person;
  /** Everything by which the access file gives them a role today. */
  readonly ways: DeclaredWays;
}

/** The rows that are to be revoked or changed, in the order of the population. */
export function remediedRows({ review, accounts, snapshot, today }: RemedyInput): readonly RemediedRow[] {
  const rows = [...review.state.rows.values()].filter(isRemedy);
  const users = new Map(rows.length === 0 ? [] : snapshot.users.map((user) => [userKey(user.userName), user] as const));
  return rows.map((state) => {
    const decided = outcomeOf(state)!;
    const key = userKey(state.row.userName);
    const account = accounts.get(state.row.account);
    const surroundings = { attributeNames: snapshot.attributeNames, today };
    return {
      ...{ state, decided, key, account },
      role: decided.decision === 'revoke' ? undefined : decided.newRole,
      person: account?.checked.people.get(key) ?? nobody(key),
      ways:
        account === undefined
          ? { entries: [], others: [] }
          : declaredWays(account.checked.account, key, users.get(key), surroundings),
    };
  });
}

/** The groups by which somebody is declared in an account; being everyone is none. */
export function groupsOf({ entries, others }: DeclaredWays): readonly string[] {
  return [
    ...entries.flatMap(({ assignment, holds }) => (holds ? [assignment.group] : [])),
    ...others.flatMap(({ assignment, belonging }) => (belonging.by === 'everyone' ? [] : [assignment.group])),
  ];
}
