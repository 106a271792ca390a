import { type DirectoryPerson, type DirectorySnapshot } from '../people/directory-person.js';
import { compileCondition } from '../rules/evaluate.js';
import { type Account } from './access-model.js';
import { type ForbiddenRoles, PRIVILEGED } from './policy.js';
import { powerInAccount } from './power-in-account.js';

/** Roles that some people must not have in an account, ready to be asked of many people. */
export interface Guardrail {
  readonly forbidden: ForbiddenRoles;
  /** Whether it is about this role. */
  readonly isAbout: (role: string) => boolean;
  /** Whether it is about this person. */
  readonly appliesTo: (person: DirectoryPerson) => boolean;
}

/**
 * The guardrails of an account: those of the file, then its own (`policy.forbid`). `privileged` stands for every role of full
 * power, and for one whose power is not known.
 *
 * @throws UnknownAttributeError if a condition compares an attribute that the directory does not have
 */
export function guardrailsOf(
  account: Account,
  attributeNames: DirectorySnapshot['attributeNames'],
): readonly Guardrail[] {
  return (account.policy?.forbid ?? []).map((forbidden) => {
    const ofFullPower = forbidden.roles.includes(PRIVILEGED);
    return {
      forbidden,
      isAbout: (role) => forbidden.roles.includes(role) || (ofFullPower && mayHaveFullPower(account, role)),
      appliesTo: compileCondition(forbidden.when, attributeNames),
    };
  });
}

function mayHaveFullPower(account: Account, role: string): boolean {
  const power = powerInAccount(account, role);
  return power === 'full' || power === 'unknown';
}
