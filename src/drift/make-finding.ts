import { type DesiredUser } from '../access/desired-user.js';
import { type FindingKind, type Severity } from '../access/finding-kind.js';
import { type ActualUser } from '../access/listing.js';
import { findingId } from './finding-id.js';
import { type Finding, type PersonState } from './finding.js';
import { type Person } from './person.js';
import { type RuleContext } from './rule-context.js';

/** What a rule says; the rest of the finding follows from the person. */
export interface RuleSays {
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  /** The record that it is about. Default: the person's first. */
  readonly record?: ActualUser | undefined;
  /** userName as written where the finding arose. Default: as on the record, or else as the directory has it. */
  readonly user?: string;
  /**
   * What tells it apart from the person's other findings of its kind. Default: the id of `record`, if the person has
   * several; a finding about the only record keeps its id even if the person is made anew under another SCIM id.
   */
  readonly discriminator?: readonly string[];
}

/** A rule's finding about a person. Nothing is excepted yet. */
export function makeFinding(context: RuleContext, person: Person, says: RuleSays): Finding {
  const { kind, severity, message, remedy, record } = says;
  const shown = record ?? person.records[0];
  const discriminator = says.discriminator ?? (record && person.records.length > 1 ? [record.id] : []);
  return {
    id: findingId(context.account.name, kind, person.key, discriminator),
    kind,
    severity,
    user: says.user ?? shown?.userName ?? person.desired?.userName ?? person.key,
    // What Okta has assigned is not read, so the way from the access file to Klaviyo is one hop.
    hop: 'declared-provisioned',
    desired: person.desired === undefined ? null : desiredState(person.desired),
    assigned: null,
    actual: shown === undefined ? null : actualState(shown),
    message,
    remedy,
    exception: null,
  };
}

/** The desired side of a finding. A desired person is desired active. */
export function desiredState(user: DesiredUser): PersonState {
  const { userName, givenName, familyName, role } = user;
  return { userName, givenName, familyName, role, active: true };
}

/** The actual side of a finding. */
export function actualState(record: ActualUser): PersonState {
  const { userName, givenName, familyName, role, active, id } = record;
  return { userName, givenName, familyName, role: role ?? null, active, id };
}
