import { type AccessChanges, type AccountChanges, type Change, CHANGES } from '../../access/access-changes.js';
import { count } from '../drift/report-words.js';

export const PEOPLE_TITLE = 'Who should have access';
export const CHANGES_TITLE = 'Whose access changes';

/** A change as a heading, with how many people it is of. */
export const CHANGE_HEADINGS: Readonly<Record<Change, string>> = {
  gains: 'Gain access',
  roles: 'Change role',
  loses: 'Lose access',
};

/** The change of one person, for a column. */
export const CHANGE_WORDS: Readonly<Record<Change, string>> = { gains: 'gains', roles: 'changes role', loses: 'loses' };

/** All changes in one sentence, without a full stop: `2 people gain access, 1 changes role, nobody loses access`. */
export function totalWords({ accounts }: AccessChanges): string {
  const number = (of: Change): number => accounts.reduce((sum, account) => sum + account[of].length, 0);
  if (CHANGES.every((of) => number(of) === 0)) return "Nobody's access changes";
  const words = figures({ gains: number('gains'), roles: number('roles'), loses: number('loses') });
  const several =
    accounts.length > 1 ? `, in ${count(accounts.filter(isChanged).length, 'account')} of ${accounts.length}` : '';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${several}`;
}

function figures({ gains, roles, loses }: Readonly<Record<Change, number>>): string {
  return [
    `${people(gains)} ${gains > 1 ? 'gain' : 'gains'} access`,
    `${people(roles)} ${roles > 1 ? 'change' : 'changes'} role`,
    `${people(loses)} ${loses > 1 ? 'lose' : 'loses'} access`,
  ].join(', ');
}

function people(number: number): string {
  return number === 0 ? 'nobody' : count(number, 'person', 'people');
}

/** What is to be said of an account besides its lists, as sentences; often none. */
export function accountNotes({ status, otherReason, gains, loses }: AccountChanges): readonly string[] {
  return [
    ...(status === 'added' ? [`The account is new${gains.length === 0 ? ', and nobody has access to it' : ''}.`] : []),
    ...(status === 'removed'
      ? [
          `The access file does not have the account any more${loses.length === 0 ? '' : ': these people are no longer declared'}. ` +
            'Taking an account out of the access file removes nothing in Klaviyo or the identity provider by itself.',
        ]
      : []),
    ...(otherReason === 0
      ? []
      : [
          `${count(otherReason, 'person keeps', 'people keep')} the same role for another reason, such as another group.`,
        ]),
  ];
}

/** Whether somebody's access to the account changes, or the account is another one. */
export function isChanged(account: AccountChanges): boolean {
  return account.status !== 'kept' || CHANGES.some((of) => account[of].length > 0);
}
