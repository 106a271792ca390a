import { quoted } from '../../../text/quoted.js';
import { EntraReadError } from '../connection/entra-read-error.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { graphQuery, LARGEST_PAGE, odataText } from '../connection/graph-query.js';
import { type EntraUser } from './entra-state.js';
import { entraUser, wireUser } from './user-properties.js';

/**
 * Everyone in the tenant, people whose account is disabled and guests included (`GET /users`; Microsoft Graph, "List users").
 *
 * @param select - as `userProperties` gives them
 * @throws EntraReadError if they cannot be read to the last one
 */
export async function readEveryone(entra: GraphConnection, select: readonly string[]): Promise<readonly EntraUser[]> {
  const users = await entra.getAll(`/users${graphQuery({ select, top: LARGEST_PAGE })}`, wireUser);
  return users.map((user) => entraUser(user, 'of the tenant'));
}

/** The most values of one condition (Microsoft Graph, "Use the $filter query parameter", on `in`). */
const MOST_VALUES = 15;

/**
 * The people with these object ids, each once, in whatever order.
 *
 * @param select - as `userProperties` gives them
 * @throws EntraReadError `ENTRA_UNEXPECTED` if one of them is not there, and any other
 */
export async function readUsers(
  entra: GraphConnection,
  ids: readonly string[],
  select: readonly string[],
): Promise<readonly EntraUser[]> {
  const people: EntraUser[] = [];
  for (let from = 0; from < ids.length; from += MOST_VALUES) {
    const some = ids.slice(from, from + MOST_VALUES);
    const filter = `id in (${some.map(odataText).join(',')})`;
    const found = await entra.getAll(`/users${graphQuery({ select, filter, top: LARGEST_PAGE })}`, wireUser);
    const missing = some.find((id) => !found.some((user) => user.id === id));
    if (missing !== undefined) throw notThere(entra, missing);
    people.push(...found.map((user) => entraUser(user, 'of the tenant')));
  }
  return people;
}

function notThere({ tenant }: GraphConnection, id: string): EntraReadError {
  return new EntraReadError('ENTRA_UNEXPECTED', {
    problem: `An application is assigned to the user ${quoted(id)}, whom the tenant ${tenant} does not list.`,
    remedy:
      'They may have been deleted or restored a moment ago. Who is assigned is not known, so nothing is concluded. Run it again.',
  });
}
