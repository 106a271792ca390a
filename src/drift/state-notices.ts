import { type AccountState } from '../people/account-state.js';
import { type AssignedStation } from '../people/assigned-station.js';
import { type Notice } from './drift-report.js';
import { asSentence } from './wording.js';

/** What the notice about an account's state is made of. */
export interface StateFacts {
  readonly state: AccountState;
  readonly assigned: AssignedStation | undefined;
  /** How many people are declared. */
  readonly declared: number;
  /** How many of them are not in Klaviyo because the app is not deployed yet. */
  readonly waiting: number;
}

const NOBODY_DECLARED =
  ' Nobody is declared yet, because the assigned groups are empty. So it is not known who of the people in Klaviyo should be ' +
  'there: put people into the groups before you remove anybody.';

/** That the app is not deployed yet, or that nobody has it yet, with the reason. Nothing where the account is deployed. */
export function stateNotices({ state, assigned, declared, waiting }: StateFacts): readonly Notice[] {
  const nobody = declared === 0 ? NOBODY_DECLARED : '';
  if (state === 'not-deployed') {
    const reason = assigned?.available === false ? `: ${assigned.reason}` : '';
    const people =
      waiting === 0
        ? ''
        : ` ${waiting} declared ${waiting === 1 ? 'person waits' : 'people wait'} for the deploy and ` +
          `${waiting === 1 ? 'is' : 'are'} not in Klaviyo yet.`;
    return [{ kind: state, message: `Not deployed yet${reason}.${people}${nobody}` }];
  }
  if (state === 'empty') {
    const reason = assigned?.available === true ? (assigned.emptyBecause ?? '') : '';
    const message =
      `Nobody is assigned to the app yet. ${asSentence(reason)}. If people had the app before, find out who took it from ` +
      `them.${nobody}`;
    return [{ kind: state, message }];
  }
  return [];
}
