import { type ProvisionedPerson } from '../../people/listing.js';
import { type Finding } from '../finding.js';
import { KINDS } from '../kinds.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { whyUnknown } from './unknown-role.js';
import { asSentence, assignedRoleWords } from '../wording.js';
import { quoted } from '../../text/quoted.js';

const SEVERITY = KINDS.owner.severity;

/**
 * The finding about the declared owner: exactly one, always. The owner's role is not assignable over SCIM and only the owner
 * can hand it over (Klaviyo's SCIM guide), so nothing but the role is looked at. Another role on any of the owner's records,
 * switched off or not, means that the ownership went elsewhere or that the access file is wrong.
 */
export function declaredOwner(context: RuleContext, person: Person): Finding {
  const { ownerRole } = context;
  const [other] = person.records.flatMap((record) =>
    rolesOf(record)
      .filter((role) => role !== ownerRole)
      .map((role) => ({ record, role })),
  );
  if (other !== undefined) {
    const unknown = context.knownRoles.has(other.role) ? '' : ` ${whyUnknown(context, other.role)}`;
    return makeFinding(context, person, {
      kind: 'owner',
      severity: SEVERITY.otherRole,
      record: other.record,
      discriminator: [],
      message: `The access file names this person as the owner, but Klaviyo ${hasRole(other.record, other.role)}, not ${quoted(ownerRole)}.${unknown}`,
      remedy:
        'Look up in Klaviyo, under Settings, Users, who owns the account, and correct "owner" in the access file; until then ' +
        'the wrong person is kept out of the comparison.',
    });
  }
  return makeFinding(context, person, {
    kind: 'owner',
    severity: SEVERITY.unmanaged,
    user: person.records[0]?.userName ?? context.account.owner,
    message: `${ownerMessage(person)}${assignedWords(context, person)}`,
    remedy: 'Nothing to do: only the owner can hand the ownership over, in Klaviyo.',
  });
}

/**
 * A person other than the declared owner has the owner's role. Switched-off and contradictory records count too, since it is
 * in doubt who owns the account either way; `withoutRepeats` takes it for the role finding of a declared person.
 */
export function anotherOwner(context: RuleContext, person: Person): readonly Finding[] {
  const { account, ownerRole } = context;
  if (person.records.every(({ role, possibleRoles }) => role !== ownerRole && possibleRoles === undefined)) {
    return NO_FINDINGS;
  }
  return person.records
    .filter((record) => rolesOf(record).includes(ownerRole))
    .map((record) =>
      makeFinding(context, person, {
        kind: 'owner',
        severity: SEVERITY.anotherOwner,
        record,
        message:
          `${asSentence(`${record.active ? '' : 'is switched off but '}${hasRole(record, ownerRole)}`)}, but the access file ` +
          `names ${quoted(account.owner)} as the owner, and there is exactly one.`,
        remedy:
          'Find out whether the ownership was handed over on purpose. If so, name the new owner in the access file; if ' +
          'not, treat it as an incident: only an owner can give it away.',
      }),
    );
}

/** The roles that a record has or, if it contradicts itself, may have. */
function rolesOf({ role, possibleRoles }: ProvisionedPerson): readonly string[] {
  return possibleRoles ?? (role === undefined ? [] : [role]);
}

function hasRole({ possibleRoles }: ProvisionedPerson, role: string): string {
  return `${possibleRoles === undefined ? 'has' : 'may have'} the role ${quoted(role)}`;
}

/** An assignment of the app to the owner is fine: they sign in with it, and no push changes their role. */
function assignedWords({ words }: RuleContext, person: Person): string {
  const [assignment] = activeAssignments(person);
  return assignment === undefined
    ? ''
    : ` The app is assigned to them in ${words.name}, with ${assignedRoleWords(assignment)}.`;
}

function ownerMessage({ records }: Person): string {
  const [first] = records;
  if (first === undefined) {
    return (
      'The owner of the account is not managed over SCIM, and is not in the listing; Klaviyo does not document whether ' +
      'it lists the owner.'
    );
  }
  const role = records.every((record) => record.role === undefined) ? ', without a role' : '';
  const state = records.some((record) => record.active) ? '' : ', as switched off';
  return `The owner of the account is not managed over SCIM; Klaviyo lists the owner${role}${state}.`;
}
