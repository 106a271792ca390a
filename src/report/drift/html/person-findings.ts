import { SEVERITIES } from '../../../access/finding-kind.js';
import { type AccountDrift, type DriftReport } from '../../../drift/drift-report.js';
import { type Finding } from '../../../drift/finding.js';
import { isAboutPerson } from '../../../drift/kinds.js';
import { userKey } from '../../../people/user-key.js';
import { isAboutAccount } from '../fold-findings.js';

/** The findings about one person in one account, or about the account itself. */
export interface PersonFindings {
  readonly account: AccountDrift;
  /** The account's place in the report. */
  readonly accountIndex: number;
  /** The userName as the heaviest finding has it; null for what is about the account or its app. */
  readonly user: string | null;
  /** Given and family name; empty where no station that was read has one. */
  readonly name: string;
  /** Those that count first, heaviest first, and else in the report's order. Never empty. */
  readonly findings: readonly Finding[];
}

/** The findings of all accounts, by person: who has the heaviest finding that counts first, and else in the report's order. */
export function personFindings({ accounts }: DriftReport): readonly PersonFindings[] {
  return accounts.flatMap(ofAccount).sort((one, other) => weight(one.findings[0]!) - weight(other.findings[0]!));
}

function ofAccount(account: AccountDrift, accountIndex: number): readonly PersonFindings[] {
  const people = new Map<string, Finding[]>();
  for (const finding of account.findings) {
    const key = isAboutAccount(finding) ? '' : userKey(finding.user);
    const others = people.get(key);
    if (others === undefined) people.set(key, [finding]);
    else others.push(finding);
  }
  return [...people.values()].map((found) => {
    // Sorting is stable: findings of one weight stay in the report's order.
    const findings = found.sort((one, other) => weight(one) - weight(other));
    const user = isAboutAccount(findings[0]!) ? null : findings[0]!.user;
    return { account, accountIndex, user, name: user === null ? '' : nameIn(findings), findings };
  });
}

/** Excepted findings come after all that count. */
function weight({ severity, exception }: Finding): number {
  return SEVERITIES.indexOf(severity) + (exception === null ? 0 : SEVERITIES.length);
}

function nameIn(findings: readonly Finding[]): string {
  for (const { kind, declared, assigned, provisioned } of findings) {
    if (!isAboutPerson(kind)) continue;
    const { givenName, familyName } = declared ?? assigned ?? provisioned ?? NOBODY;
    const name = [givenName, familyName].filter((part) => part !== '').join(' ');
    if (name !== '') return name;
  }
  return '';
}

const NOBODY = { givenName: '', familyName: '' };
