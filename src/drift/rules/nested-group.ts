import { type Assignment } from '../../access/access-model.js';
import { type AssignedStation, type NestedGroup } from '../../people/assigned-station.js';
import { userKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { nobody } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';

/**
 * A group is in a group that is assigned to the app, and the identity provider gives the app to direct members alone. Whoever put it
 * there probably meant its people to have Klaviyo. A finding for each such group; its user is the app's label, since who they are is not
 * read: nobody of them is declared or assigned by it.
 */
export function nestedGroups(context: RuleContext, assigned: AssignedStation | undefined): readonly Finding[] {
  if (assigned?.available !== true || assigned.nestedGroups === undefined) return NO_FINDINGS;
  return assigned.nestedGroups.map((each) => nestedGroup(context, each));
}

function nestedGroup(context: RuleContext, found: NestedGroup): Finding {
  const { account, words } = context;
  const [outer, inner] = [quoted(found.group), quoted(found.nested)];
  const assignment = account.assignments.find(({ group }) => group === found.group);
  const label = account.identityProvider?.app.label ?? account.name;
  return makeFinding(context, nobody(userKey(label)), {
    kind: 'nested-group',
    hop: 'declared-assigned',
    user: label,
    at: assignment?.at ?? account.at,
    discriminator: [found.groupId, found.nestedId],
    message:
      `The group ${inner} is in the assigned group ${outer}, so ${withoutApp(found)}: ${words.name} gives it to direct members ` +
      `alone.${howMany(found)}`,
    remedy:
      `If people of ${inner} should have Klaviyo, ${wayIn(outer, assignment)}, or assign ${inner} too, under assignments in the access ` +
      `file${assignment === undefined ? '' : ` with the role ${quoted(assignment.role)}`}. If not, take ${inner} out of ${outer}.`,
  });
}

function withoutApp({ nested, people = 0 }: NestedGroup): string {
  if (people === 0) return 'its members do not get the app by that';
  return people === 1
    ? `1 person in ${quoted(nested)} does not get the app`
    : `${people} people in ${quoted(nested)} do not get the app`;
}

function howMany({ people }: NestedGroup): string {
  if (people === undefined) return ' How many people these are could not be read.';
  return people === 0 ? ' Nobody is in it who does not get the app by another assignment.' : '';
}

function wayIn(outer: string, assignment: Assignment | undefined): string {
  if (assignment === undefined) return 'put them into a group that the access file assigns';
  const { membership, at } = assignment;
  return membership?.kind === 'declared' && !membership.fromRoster
    ? `make them members of ${outer} in the access file (line ${at.line})`
    : `put them into ${outer} themselves`;
}
