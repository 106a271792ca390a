import { type AssignedPerson } from '../../people/assigned-person.js';
import { quoted } from '../../text/quoted.js';

/** Why somebody is not provisioned for what they are assigned, each with the way past it; empty where they can be. @param people - those of their userName */
export function assignmentRefusals(user: string, people: readonly AssignedPerson[]): readonly string[] {
  const [person, ...others] = people;
  if (person === undefined) {
    return [
      `The application is not assigned to ${quoted(user)}. Entra would leave them out, or deactivate them in Klaviyo if it knows them. Add them to a ` +
        'group of the access file; a new member counts after some minutes.',
    ];
  }
  if (others.length > 0) {
    const ids = people.map(({ id }) => quoted(id)).join(', ');
    return [
      `${people.length} people in Entra have the userName ${quoted(user)} (object ids ${ids}). Give each their own.`,
    ];
  }
  return [...accessRefusals(person), ...roleRefusals(person)];
}

function accessRefusals({ access, detail }: AssignedPerson): readonly string[] {
  if (access === 'given') return [];
  return [
    `They have no access by it${detail === '' ? '' : ` (${detail})`}, so Entra would deactivate them in Klaviyo. To take somebody out, run ` +
      '`klaviyo-access offboard`.',
  ];
}

/** Of several roles Entra pushes one, and which is not defined. */
function roleRefusals({
  role,
  possibleRoles = [],
  mayLackRole = false,
  groups,
  detail,
}: AssignedPerson): readonly string[] {
  if (role !== null) return [];
  if (mayLackRole) {
    return [
      `They are assigned ${possibleRoles.map(quoted).join(', ')} and also no role (${detail}), of which Entra would push one, nobody knows ` +
        'which. Remove the assignment that gives no role in Entra, under the enterprise application > Users and groups.',
    ];
  }
  if (possibleRoles.length > 1) {
    return [
      `They are assigned several roles (${possibleRoles.map(quoted).join(', ')}) through ${groups.map(quoted).join(', ')}, of which Entra would push one, ` +
        'nobody knows which. Leave them in one of the groups.',
    ];
  }
  return [
    'They are assigned no role of Klaviyo, so they would get none. Assign them through a group of the access file, and remove what else assigns the ' +
      'application to them.',
  ];
}
