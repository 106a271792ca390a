import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { quoted } from '../../text/quoted.js';

/**
 * What the first deploy takes over fits the rest of the account: the app is the existing one, if one is named, and each
 * group is one that the stack manages, and each rule fills one that is taken over too; and each assignment
 * is of a group that is assigned. In OneLogin, a rule of the app is that of an assignment, and a mapping that of a condition.
 */
export function checkAdoption(accounts: readonly AccountDraft[]): Mistake[] {
  return accounts.flatMap((account) => [
    ...otherApp(account),
    ...groups(account),
    ...(account.provider === 'onelogin' ? [...appRules(account), ...mappings(account)] : rules(account)),
    ...assignedGroups(account),
  ]);
}

function otherApp({ at, app: { existing }, adopt }: AccountDraft): Mistake[] {
  if (adopt?.app === undefined || existing === undefined || adopt.app === existing) return [];
  const problem = `adopt.${adopt.appKey} is ${quoted(adopt.app)}, but app.existing is ${quoted(existing)}`;
  return [
    { at: [...at, 'adopt', adopt.appKey], problem, found: quoted(adopt.app), expected: 'the id under app.existing' },
  ];
}

function groups({ at, assignments, adopt }: AccountDraft): Mistake[] {
  const managed = new Set(assignments.filter(({ create }) => create).map(({ group }) => group));
  return (adopt?.groups ?? [])
    .filter((name) => !managed.has(name))
    .map((name) => {
      const found = quoted(name);
      const problem = `group ${found} is to be taken over, but the stack does not manage it`;
      const expected = 'a group that is assigned with create: true; one that is looked up need not be adopted';
      return { at: [...at, 'adopt', 'groups', name], on: 'key', problem, found, expected };
    });
}

/** A rule cannot be given another group: Terraform would replace the rule of a group that it makes. */
function rules({ at, assignments, adopt }: AccountDraft): Mistake[] {
  const conditional = new Set(assignments.filter((assignment) => assignment.conditional).map(({ group }) => group));
  return (adopt?.rules ?? [])
    .filter((name) => !conditional.has(name) || !adopt!.groups.includes(name))
    .map((name) => {
      const found = quoted(name);
      const lacks = conditional.has(name) ? 'is not taken over' : 'has no condition';
      const problem = `the rule of the group ${found} is to be taken over, but that group ${lacks}`;
      const expected = 'a group that has when, and whose id stands under adopt.groups';
      return { at: [...at, 'adopt', 'rules', name], on: 'key', problem, found, expected };
    });
}

/** A rule of another group would be imported to nothing. */
function appRules({ at, assignments, adopt }: AccountDraft): Mistake[] {
  const assigned = new Set(assignments.map(({ group }) => group));
  return (adopt?.rules ?? [])
    .filter((name) => !assigned.has(name))
    .map((name) => {
      const found = quoted(name);
      const problem = `the rule of the group ${found} is to be taken over, but no assignment is of that group`;
      return { at: [...at, 'adopt', 'rules', name], on: 'key', problem, found, expected: 'an assigned group' };
    });
}

/** So would a mapping of another group; the one of those who are named is always made. */
function mappings({ at, assignments, adopt }: AccountDraft): Mistake[] {
  const conditional = new Set(assignments.filter((assignment) => assignment.conditional).map(({ group }) => group));
  return (adopt?.mappings ?? [])
    .filter((name) => !conditional.has(name))
    .map((name) => {
      const found = quoted(name);
      const problem = `the mapping of the group ${found} is to be taken over, but that group has no condition`;
      return { at: [...at, 'adopt', 'mappings', name], on: 'key', problem, found, expected: 'a group that has when' };
    });
}

/** An assignment of another group would be imported to nothing. */
function assignedGroups({ at, assignments, adopt }: AccountDraft): Mistake[] {
  const assigned = new Set(assignments.map(({ group }) => group));
  return (adopt?.assignments ?? [])
    .filter((name) => !assigned.has(name))
    .map((name) => {
      const found = quoted(name);
      const problem = `the assignment of the group ${found} is to be taken over, but no assignment is of that group`;
      return { at: [...at, 'adopt', 'assignments', name], on: 'key', problem, found, expected: 'an assigned group' };
    });
}
