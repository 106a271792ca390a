import { type SourcePosition } from '../yaml/file-path.js';
import { type AssignedPerson } from '../people/assigned-person.js';
import { type DeclaredPerson, declaredRoles } from '../people/declared-person.js';
import { type FindingKind, type Severity } from '../access/finding-kind.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { type Hop } from '../people/station.js';
import { userKey } from '../people/user-key.js';
import { isActiveAssignment, resolvedRole } from './assignment-state.js';
import { findingId } from './finding-id.js';
import { type Finding, type FindingPlace, type PersonState } from './finding.js';
import { type FixedKind, KINDS } from './kinds.js';
import { type Person } from './person.js';
import { lastHop, type RuleContext } from './rule-context.js';
import { whyDeclared } from '../people/why-declared.js';

/** A finding as its rule drafts it; the rest follows from the person and the kind. */
export type FindingDraft = DraftParts & DraftKind;

/** A kind of fixed severity needs none. The policy may have another one either way. */
type DraftKind =
  | { readonly kind: FixedKind; readonly severity?: never }
  | { readonly kind: Exclude<FindingKind, FixedKind>; readonly severity: Severity };

/** What a rule writes of a finding of whatever kind. */
export interface DraftParts {
  readonly message: string;
  readonly remedy: string;
  /** Default: the hop that ends in Klaviyo. */
  readonly hop?: Hop;
  /** The record that it is about. Default: the person's first. */
  readonly record?: ProvisionedPerson | undefined;
  /** The assignment that it is about. Default: the person's first. */
  readonly assignment?: AssignedPerson | undefined;
  /** userName as written where the finding arose. Default: as the later station of the hop has it, else as another does. */
  readonly user?: string;
  /**
   * What distinguishes it from the person's other findings of its kind at its hop. Default: the id of `record` or
   * `assignment`, if the person has several; a finding about the only one keeps its id even if the person is
   * recreated under another id.
   */
  readonly discriminator?: readonly string[];
  /** The line of the access file. Default: the assignment that decided the declared role, or else the account. */
  readonly at?: SourcePosition;
}

/** A rule's finding about a person. Nothing is excepted yet. */
export function makeFinding(context: RuleContext, person: Person, draft: FindingDraft): Finding {
  const { kind, message, remedy, record, assignment, hop = lastHop(context) } = draft;
  const shown = record ?? person.records[0];
  const assigned = assignment ?? person.assignments[0];
  const first = hop === 'declared-assigned';
  const names = first
    ? [assigned?.userName, person.declared?.userName, shown?.userName]
    : [shown?.userName, assigned?.userName, person.declared?.userName];
  const several = first
    ? assignment && person.assignments.length > 1 && assignment.id
    : record && person.records.length > 1 && record.id;
  const discriminator = draft.discriminator ?? (several ? [several] : []);
  const atHop = first && KINDS[kind].atEachHop ? [hop, ...discriminator] : discriminator;
  return {
    id: findingId(context.account.name, kind, person.key, atHop),
    kind,
    severity: judged(context, kind, draft.severity ?? KINDS[draft.kind].severity),
    // The record of somebody who was renamed still has the old one.
    user: draft.user ?? names.find((name) => name !== undefined && userKey(name) === person.key) ?? person.key,
    hop,
    declared: person.declared === undefined ? null : declaredState(person.declared),
    assigned: assigned === undefined ? null : assignedState(assigned),
    provisioned: shown === undefined ? null : provisionedState(shown),
    message: shared(message),
    remedy: shared(remedy),
    exception: null,
    place: placeOf(context, person, draft),
  };
}

/** Texts of findings that were made before. */
const texts = new Map<string, string>();
const TEXTS_AT_MOST = 1_000;

/** The same text, as one value for all findings that have it: where a hundred thousand people differ, few texts do. */
function shared(text: string): string {
  const before = texts.get(text);
  if (before !== undefined) return before;
  if (texts.size >= TEXTS_AT_MOST) texts.clear();
  texts.set(text, text);
  return text;
}

/** The policy decides, but for the note that the owner is not managed, which is not a difference. */
function judged({ policy }: RuleContext, kind: FindingKind, severity: Severity): Severity {
  return kind === 'owner' && severity === 'info' ? severity : (policy.severity[kind] ?? severity);
}

/** Who is the owner stands at the account, whatever else is declared of that person. */
function placeOf(
  { account, accessFile }: RuleContext,
  { declared }: Person,
  { kind, at }: FindingDraft,
): FindingPlace | null {
  if (accessFile === undefined) return null;
  const deciding =
    kind === 'owner' ? undefined : account.assignments.find(({ priority }) => priority === declared?.priority);
  const { line, column } = at ?? deciding?.at ?? account.at;
  return { path: accessFile, line, column };
}

/** What is declared of a person. They should be active. */
export function declaredState(user: DeclaredPerson): PersonState {
  const { userName, givenName, familyName, role, ambiguousWith } = user;
  const possible = ambiguousWith && { possibleRoles: declaredRoles(user) };
  return { userName, givenName, familyName, role, ...possible, active: true, why: shared(whyDeclared(user)) };
}

/** What the identity provider has assigned. */
export function assignedState(assignment: AssignedPerson): PersonState {
  const { userName, givenName, familyName, id, possibleRoles, mayLackRole, roleUnknownBecause } = assignment;
  const role = resolvedRole(assignment) ?? null;
  const possible = possibleRoles && { possibleRoles, ...(mayLackRole === true && { mayLackRole }) };
  const unknown = roleUnknownBecause !== undefined && { roleUnknown: true };
  return { userName, givenName, familyName, role, ...possible, ...unknown, active: isActiveAssignment(assignment), id };
}

/** What Klaviyo has. */
export function provisionedState(record: ProvisionedPerson): PersonState {
  const { userName, givenName, familyName, role, active, id } = record;
  return { userName, givenName, familyName, role: role ?? null, active, id };
}
