import { type AssignedStation } from '../../people/assigned-station.js';
import { assignableRoles } from '../../access/role.js';
import { userKey } from '../../people/user-key.js';
import { type Finding } from '../finding.js';
import { KINDS } from '../kinds.js';
import { makeFinding, type DraftParts } from '../make-finding.js';
import { nobody } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { quoted } from '../../text/quoted.js';

const SEVERITY = KINDS['role-list'].severity;

/**
 * The roles that the app lists compared with those that the access file may assign: one that the app lacks cannot be pushed,
 * one that it has too many can be given by hand. A finding for each role; its user is the app's label, since it is nobody's.
 * A role on the records in Klaviyo that is in neither list is `unknown-role`, of each person.
 *
 * An attribute that takes any value has no list to compare.
 */
export function roleList(
  context: RuleContext,
  assigned: AssignedStation | undefined,
  inUse: ReadonlySet<string | undefined>,
): readonly Finding[] {
  if (assigned?.available !== true || assigned.roleValues === undefined) return NO_FINDINGS;
  const listed = new Set(assigned.roleValues);
  if (listed.size === 0) return [noList(context)];
  const assignable = new Set(assignableRoles(context.account).map(({ id }) => id));
  return [
    ...[...assignable].filter((role) => !listed.has(role)).map((role) => lacking(context, role, inUse.has(role))),
    ...[...listed].filter((role) => !assignable.has(role)).map((role) => surplus(context, role, inUse.has(role))),
  ];
}

function noList(context: RuleContext): Finding {
  const { name, roleValues } = context.words;
  return roleListFinding(context, 'lacking', {
    discriminator: [],
    message: `The app in ${name} lists no roles, so none can be pushed.`,
    remedy: `Deploy. If the plan has no changes, look at ${roleValues}.`,
  });
}

function lacking(context: RuleContext, role: string, used: boolean): Finding {
  const { name, roleValues } = context.words;
  const assigned = context.account.assignments.some((assignment) => assignment.role === role);
  const who = assigned ? ' The access file assigns it.' : used ? ' Somebody in Klaviyo has it.' : '';
  return roleListFinding(context, 'lacking', {
    discriminator: ['lacking', role],
    message: `The app in ${name} does not list the role ${quoted(role)}, so it cannot be pushed.${who}`,
    remedy: `Deploy. If the plan has no changes, add the value, or enable it, in ${roleValues}.`,
  });
}

function surplus(context: RuleContext, role: string, used: boolean): Finding {
  const { name, roleValues } = context.words;
  return roleListFinding(context, 'surplus', {
    discriminator: ['surplus', role],
    message:
      `The app in ${name} lists the role ${quoted(role)}, which is neither built in nor declared under customRoles.` +
      (used ? ' Somebody in Klaviyo has it.' : ' Nobody in Klaviyo has it.'),
    remedy:
      'Declare it under customRoles if it is a role of this account. If not, remove the value: deploy, or edit ' +
      `${roleValues}.`,
  });
}

function roleListFinding(
  context: RuleContext,
  side: keyof typeof SEVERITY,
  draft: Pick<DraftParts, 'discriminator' | 'message' | 'remedy'>,
): Finding {
  const { at, identityProvider, name } = context.account;
  const label = identityProvider?.app.label ?? name;
  return makeFinding(context, nobody(userKey(label)), {
    kind: 'role-list',
    severity: SEVERITY[side],
    hop: 'declared-assigned',
    user: label,
    at,
    ...draft,
  });
}
