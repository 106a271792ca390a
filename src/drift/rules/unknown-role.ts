import { nearestWord } from '../../text/nearest-word.js';
import { BUILT_IN_ROLES, OWNER_ROLE, type AccountKind } from '../../access/role.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { resolvedRole } from '../assignment-state.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { FIXED_SEVERITY } from '../severity.js';
import { declaredWords } from '../wording.js';
import { quoted } from '../../text/quoted.js';

const KIND_WORDS: Readonly<Record<AccountKind, string>> = { account: 'an account', portfolio: 'a portfolio' };

/**
 * A role that nobody knows, resolved by Okta or on an active record. What Okta pushed to Klaviyo is told once, at Okta.
 */
export function unknownRole(context: RuleContext, person: Person): readonly Finding[] {
  const isPushed = ({ provisioned }: Finding): boolean =>
    activeAssignments(person).some((assignment) => resolvedRole(assignment) === (provisioned?.role ?? undefined));
  return [
    ...unknownInOkta(context, person),
    ...unknownInKlaviyo(context, person).filter((finding) => !isPushed(finding)),
  ];
}

function unknownInOkta(context: RuleContext, person: Person): readonly Finding[] {
  return activeAssignments(person).flatMap((assignment) => {
    const role = resolvedRole(assignment);
    if (role === undefined || context.knownRoles.has(role)) return [];
    return [
      makeFinding(context, person, {
        kind: 'unknown-role',
        severity: FIXED_SEVERITY['unknown-role'],
        hop: 'declared-assigned',
        assignment,
        message: `${whyUnknown(context, role)} Okta has resolved it for them, and pushes it.${wantedWords(person)}`,
        remedy:
          'If it is a role of this account, declare its Custom SCIM ID (in Klaviyo, at the role) under customRoles; if ' +
          'not, correct the role of the assignment in Okta, under the app > Assignments.',
      }),
    ];
  });
}

/**
 * An active record's role is neither built in for this kind of account, nor one of its custom roles, nor the owner's.
 * Desired or not: what such a role allows, nobody can say.
 */
function unknownInKlaviyo(context: RuleContext, person: Person): readonly Finding[] {
  return activeRecords(person).flatMap((record) => {
    const { role } = record;
    if (role === undefined || context.knownRoles.has(role)) return [];
    return [
      makeFinding(context, person, {
        kind: 'unknown-role',
        severity: FIXED_SEVERITY['unknown-role'],
        record,
        message: `${whyUnknown(context, role)}${wantedWords(person)}`,
        remedy:
          'If it is a role of this account, declare its Custom SCIM ID (in Klaviyo, at the role) under customRoles; if ' +
          'not, correct the value in Okta and push the user again.',
      }),
    ];
  });
}

function wantedWords({ declared }: Person): string {
  return declared === undefined ? '' : ` For this person ${declaredWords(declared)}.`;
}

/** Why a role that is not among the known ones is not: as near to the mistake as can be said. */
export function whyUnknown(context: RuleContext, role: string): string {
  const { kind } = context.account;
  const known = [...context.knownRoles];
  const otherKind = kind === 'account' ? 'portfolio' : 'account';
  if ([...BUILT_IN_ROLES[otherKind].map(({ id }) => id), OWNER_ROLE[otherKind]].includes(role)) {
    return `The role ${quoted(role)} is one of ${KIND_WORDS[otherKind]} and does not apply here: this is ${KIND_WORDS[kind]}.`;
  }
  const caseOnly = known.find((candidate) => candidate.toLowerCase() === role.toLowerCase());
  if (caseOnly !== undefined) {
    return (
      `The role ${quoted(role)} differs from ${quoted(caseOnly)} in case only, but over SCIM a role is its exact ` +
      'value, so it is not known.'
    );
  }
  const nearest = nearestWord(role, known);
  const hint = nearest === undefined ? '' : ` The nearest that is known is ${quoted(nearest)}.`;
  return `The role ${quoted(role)} is neither built into Klaviyo for ${KIND_WORDS[kind]} nor declared in customRoles.${hint}`;
}
