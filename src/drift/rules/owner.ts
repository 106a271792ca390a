import { resolvedRole } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { OWNER_SEVERITY } from '../severity.js';
import { whyUnknown } from './unknown-role.js';
import { roleWords } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * What is to be said of the declared owner: exactly one finding, always. The owner's role is not assignable over SCIM and
 * only the owner can hand it over (Klaviyo's SCIM guide), so nothing but the role is looked at. Another role on any of
 * the owner's records, switched off or not, means that the ownership went elsewhere or that the access file is wrong.
 */
export function declaredOwner(context: RuleContext, person: Person): Finding {
  const { ownerRole } = context;
  const other = person.records.find(({ role }) => role !== undefined && role !== ownerRole);
  if (other?.role !== undefined) {
    const unknown = context.knownRoles.has(other.role) ? '' : ` ${whyUnknown(context, other.role)}`;
    return makeFinding(context, person, {
      kind: 'owner',
      severity: OWNER_SEVERITY['other-role'],
      record: other,
      discriminator: [],
      message:
        `The access file names this person as the owner, but Klaviyo has the role ${quoted(other.role)}, not ` +
        `${quoted(ownerRole)}.${unknown}`,
      remedy:
        'Look up in Klaviyo, under Settings, Users, who owns the account, and correct "owner" in the access file; until then ' +
        'the wrong person is kept out of the comparison.',
    });
  }
  return makeFinding(context, person, {
    kind: 'owner',
    severity: OWNER_SEVERITY.unmanaged,
    user: person.records[0]?.userName ?? context.account.owner,
    message: `${ownerMessage(person)}${assignedWords(person)}`,
    remedy: 'Nothing to do: only the owner can hand the ownership over, in Klaviyo.',
  });
}

/**
 * Another person than the declared owner has the owner's role. It is told of switched-off and contradictory records too,
 * since who owns the account is in doubt either way; for a desired person it takes the place of the role finding.
 */
export function anotherOwner(context: RuleContext, person: Person): readonly Finding[] {
  const { account, ownerRole } = context;
  return person.records
    .filter(({ role }) => role === ownerRole)
    .map((record) =>
      makeFinding(context, person, {
        kind: 'owner',
        severity: OWNER_SEVERITY['another-owner'],
        record,
        message:
          `${record.active ? 'Has' : 'Is switched off but has'} the role ${quoted(ownerRole)}, but the access file ` +
          `names ${quoted(account.owner)} as the owner, and there is exactly one.`,
        remedy:
          'Find out whether the ownership was handed over on purpose. If so, name the new owner in the access file; if ' +
          'not, treat it as an incident: only an owner can give it away.',
      }),
    );
}

/** That Okta assigns the app to the owner is fine: they sign in with it, and no push changes their role. */
function assignedWords(person: Person): string {
  const [assignment] = activeAssignments(person);
  return assignment === undefined
    ? ''
    : ` Okta has assigned the app to them, with ${roleWords(resolvedRole(assignment))}.`;
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
  return `The owner of the account is not managed over SCIM; the listing has them${role}${state}.`;
}
