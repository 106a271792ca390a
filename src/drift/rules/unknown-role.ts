import { type AssignedPerson } from '../../people/assigned-person.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { nearestWord } from '../../text/nearest-word.js';
import { BUILT_IN_ROLES, OWNER_ROLE, type AccountKind } from '../../access/role.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { possibleRolesOf } from '../assignment-state.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { declaredWords } from '../wording.js';
import { quoted } from '../../text/quoted.js';

const KIND_WORDS: Readonly<Record<AccountKind, string>> = { account: 'an account', portfolio: 'a portfolio' };

/**
 * A role that is not known, resolved in the identity provider or on an active record. What was pushed from the provider to
 * Klaviyo is reported once, at the provider.
 */
export function unknownRole(context: RuleContext, person: Person): readonly Finding[] {
  const assignments = activeAssignments(person);
  const records = activeRecords(person);
  const isKnown = (role: string | undefined): boolean => role === undefined || context.knownRoles.has(role);
  if (assignments.every((each) => possibleRolesOf(each).every(isKnown)) && records.every(({ role }) => isKnown(role))) {
    return NO_FINDINGS;
  }
  const resolved = new Set<string | undefined>(assignments.flatMap(possibleRolesOf));
  return [
    ...assignments.flatMap((assignment) => unknownAssigned(context, person, assignment)),
    ...records.filter(({ role }) => !resolved.has(role)).flatMap((record) => unknownOnRecord(context, person, record)),
  ];
}

function unknownAssigned(context: RuleContext, person: Person, assignment: AssignedPerson): readonly Finding[] {
  const { name, assignments } = context.words;
  const isOne = assignment.possibleRoles === undefined;
  const pushed = isOne
    ? `It is the role that is resolved for them in ${name} and pushed.`
    : `It is one of the roles that they have in ${name}, which pushes one of them.`;
  const unknown = possibleRolesOf(assignment).filter((role) => !context.knownRoles.has(role));
  return unknown.map((role) =>
    makeFinding(context, person, {
      kind: 'unknown-role',
      hop: 'declared-assigned',
      assignment,
      ...(!isOne && { discriminator: [role, assignment.id] }),
      message: `${whyUnknown(context, role)} ${pushed}${alsoDeclared(person)}`,
      remedy: `${DECLARE_IT} If not, correct the role of the assignment in ${assignments}.`,
    }),
  );
}

/**
 * An active record's role is neither built in for this kind of account, nor one of its custom roles, nor the owner's.
 * Declared or not: it is not known what such a role allows.
 */
function unknownOnRecord(context: RuleContext, person: Person, record: ProvisionedPerson): readonly Finding[] {
  const { role } = record;
  if (role === undefined || context.knownRoles.has(role)) return NO_FINDINGS;
  const correct = context.hasProvider
    ? `correct the value in ${context.words.name} and push the user again`
    : 'correct the role in Klaviyo';
  return [
    makeFinding(context, person, {
      kind: 'unknown-role',
      record,
      message: `${whyUnknown(context, role)}${alsoDeclared(person)}`,
      remedy: `${DECLARE_IT} If not, ${correct}.`,
    }),
  ];
}

const DECLARE_IT =
  'If it is a role of this account, declare its Custom SCIM ID (in Klaviyo, at the role) under customRoles.';

function alsoDeclared({ declared }: Person): string {
  return declared === undefined ? '' : ` For this person ${declaredWords(declared)}.`;
}

/** Why a role is not among the known ones, as close to the mistake as possible. */
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
  const hint = nearest === undefined ? '' : ` The closest known role is ${quoted(nearest)}.`;
  return `The role ${quoted(role)} is neither built into Klaviyo for ${KIND_WORDS[kind]} nor declared in customRoles.${hint}`;
}
