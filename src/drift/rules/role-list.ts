import { type AssignedStation } from '../../people/assigned-station.js';
import { assignableRoles } from '../../access/role.js';
import { userKey } from '../../people/user-key.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { nobody } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { ROLE_LIST_SEVERITY } from '../severity.js';
import { quoted } from '../../text/quoted.js';

/**
 * The roles that Okta's app lists against those that the access file may assign: one that Okta lacks cannot be pushed, one
 * that it has too many can be given by hand. A finding for each role; its user is the app's label, since it is nobody's.
 * What stands on the records in Klaviyo and in neither list is `unknown-role`, of each person.
 *
 * An attribute that takes any value has no list to compare.
 */
export function roleList(
  context: RuleContext,
  assigned: AssignedStation | undefined,
  inUse: ReadonlySet<string | undefined>,
): readonly Finding[] {
  if (assigned?.available !== true || assigned.roleValues === undefined) return [];
  const listed = new Set(assigned.roleValues);
  if (listed.size === 0) return [noList(context)];
  const assignable = new Set(assignableRoles(context.account).map(({ id }) => id));
  return [
    ...[...assignable].filter((role) => !listed.has(role)).map((role) => lacking(context, role, inUse.has(role))),
    ...[...listed].filter((role) => !assignable.has(role)).map((role) => surplus(context, role, inUse.has(role))),
  ];
}

const PROFILE_EDITOR = "the app's Profile Editor, at the attribute role";

function noList(context: RuleContext): Finding {
  return roleListFinding(context, {
    severity: ROLE_LIST_SEVERITY.lacking,
    discriminator: [],
    message: "Okta's app has no attribute role, or one that lists no value: Okta can push no role at all.",
    remedy: `Deploy; if the plan has no changes, look at ${PROFILE_EDITOR}.`,
  });
}

function lacking(context: RuleContext, role: string, used: boolean): Finding {
  const assigned = context.account.assignments.some((assignment) => assignment.role === role);
  const who = assigned ? ' The access file assigns it.' : used ? ' Somebody in Klaviyo has it.' : '';
  return roleListFinding(context, {
    severity: ROLE_LIST_SEVERITY.lacking,
    discriminator: ['lacking', role],
    message: `Okta's app does not list the role ${quoted(role)}, so Okta cannot push it.${who}`,
    remedy: `Deploy; where the stack does not make the attribute, add the value in ${PROFILE_EDITOR}.`,
  });
}

function surplus(context: RuleContext, role: string, used: boolean): Finding {
  return roleListFinding(context, {
    severity: ROLE_LIST_SEVERITY.surplus,
    discriminator: ['surplus', role],
    message:
      `Okta's app lists the role ${quoted(role)}, which is neither built in nor declared under customRoles.` +
      (used ? ' Somebody in Klaviyo has it.' : ' Nobody in Klaviyo has it.'),
    remedy: `Declare it under customRoles if it is a role of this account; else take the value away: deploy, or edit ${PROFILE_EDITOR}.`,
  });
}

type Says = Pick<Parameters<typeof makeFinding>[2], 'severity' | 'discriminator' | 'message' | 'remedy'>;

function roleListFinding(context: RuleContext, says: Says): Finding {
  const { label } = context.account.app;
  const { at } = context.account;
  return makeFinding(context, nobody(userKey(label)), {
    kind: 'role-list',
    hop: 'declared-assigned',
    user: label,
    at,
    ...says,
  });
}
