import { assignsGroups, groupsOfChange } from './app-groups.js';
import { assignedRole } from './assigned-groups.js';
import { type GuardFacts, type JudgedChange, sideOf } from './guard-rule.js';

/**
 * Whether people of the app to which an assignment belongs have roles, as far as the plan shows: it holds the app's role attribute
 * or another assignment that gives a role. If it shows a role attribute of no other app, the app counts as one with roles.
 */
export function hasRoles(change: JudgedChange, { changes, appOf: identity }: GuardFacts): boolean {
  const appOf = ({ before, after, provider: { plan } }: JudgedChange): string | undefined => {
    const id = plan.appId(after ?? before);
    return id === undefined ? undefined : identity(id);
  };
  const app = appOf(change);
  const assigned = new Set(changes.filter(assigns).map(appOf));
  const apps = changes.flatMap((other) => {
    if (other.subject === 'role attribute') return [appOf(other)];
    // An app role may name a part of the app that nothing in the plan connects with what is assigned: then it may be of this app.
    if (other.subject === 'app role') return [assigned.has(appOf(other)) ? appOf(other) : undefined];
    return [];
  });
  if (app === undefined || apps.length === 0 || apps.includes(undefined) || apps.includes(app)) return true;
  return changes.some((other) => appOf(other) === app && givesRole(other));
}

function assigns(change: JudgedChange): boolean {
  return assignsGroups(change) || change.subject === 'person assignment';
}

function givesRole(change: JudgedChange): boolean {
  if (assignsGroups(change)) {
    return groupsOfChange(change).some(({ before, after }) =>
      [before, after].some((group) => group !== undefined && assignedRole(group) !== ''),
    );
  }
  const { assignedPerson } = change.provider.plan;
  return (
    change.subject === 'person assignment' &&
    (['before', 'after'] as const).some((side) => assignedRole(assignedPerson(sideOf(change, side))) !== '')
  );
}
