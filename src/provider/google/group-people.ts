import { z } from 'zod';
import { quoted } from '../../text/quoted.js';
import { type DirectoryConnection } from './directory-connection.js';
import { GoogleReadError } from './google-read-error.js';
import { type GoogleUser } from './read-users.js';

/**
 * A member of a group (developers.google.com, "REST Resource: members"): CUSTOMER stands for all users of the customer whose id it has,
 * and has no address; EXTERNAL is said not to be in use.
 */
const wireMember = z.object({
  id: z.string().min(1),
  email: z.string().min(1).optional(),
  type: z.enum(['USER', 'GROUP', 'CUSTOMER', 'EXTERNAL']),
});

type Member = z.output<typeof wireMember>;

/** Who is in a group. */
export interface GroupPeople {
  /** Ids of users of the customer. */
  readonly ids: ReadonlySet<string>;
  /** Addresses of the groups within the group whose members are among them, at whatever depth. */
  readonly nested: readonly string[];
  /** Whether all users of the customer are members. */
  readonly everyone: boolean;
}

/** Groups with their people, each list of members read once. */
export class GroupReader {
  private readonly lists = new Map<string, Promise<readonly Member[]>>();
  private readonly users: ReadonlyMap<string, GoogleUser>;
  private readonly google: DirectoryConnection;

  constructor(google: DirectoryConnection, users: readonly GoogleUser[]) {
    this.google = google;
    this.users = new Map(users.map((user) => [user.id, user]));
  }

  /**
   * Who is in a group and in the groups within it. A group that is within itself is read once.
   *
   * @throws GoogleReadError if one of the groups cannot be read to its last member; `GOOGLE_OUTSIDE` if a member is not a user of the
   * customer: Google tells neither their name nor whether they have left
   */
  async peopleOf(group: string): Promise<GroupPeople> {
    const ids = new Set<string>();
    const outside: string[] = [];
    const seen = new Map([[group.toLowerCase(), group]]);
    const within: { readonly key: string; readonly address: string }[] = [{ key: group, address: group }];
    let everyone = false;
    for (const { key, address } of within) {
      for (const member of await this.membersOf(key, address, group)) {
        if (member.type === 'GROUP') {
          const nested = member.email ?? member.id;
          if (seen.has(nested.toLowerCase())) continue;
          seen.set(nested.toLowerCase(), nested);
          within.push({ key: member.id, address: nested });
        } else if (member.type === 'CUSTOMER' && this.isOwn(member.id)) {
          everyone = true;
        } else if (member.type === 'USER' && this.users.has(member.id)) {
          ids.add(member.id);
        } else {
          outside.push(`${quoted(member.email ?? member.id)} in ${quoted(address)}`);
        }
      }
    }
    if (outside.length > 0) throw outsiders(outside);
    return { ids: everyone ? new Set(this.users.keys()) : ids, nested: [...seen.values()].slice(1), everyone };
  }

  private isOwn(customerId: string): boolean {
    return [...this.users.values()].every((user) => user.customerId === customerId);
  }

  private async membersOf(key: string, address: string, assigned: string): Promise<readonly Member[]> {
    const path = `/groups/${encodeURIComponent(key)}/members?maxResults=200`;
    const list = this.lists.get(key) ?? this.google.getAll({ path, items: 'members', form: wireMember });
    this.lists.set(key, list);
    try {
      return await list;
    } catch (error) {
      if (!(error instanceof GoogleReadError)) throw error;
      const where = address === assigned ? '' : `, which is within ${quoted(assigned)}`;
      throw error.withSentence(`It is about the group ${quoted(address)}${where}.`);
    }
  }
}

/** How many are named. */
const MOST_NAMED = 20;

function outsiders(outside: readonly string[]): GoogleReadError {
  const named = outside.slice(0, MOST_NAMED).join(', ');
  const others = outside.length > MOST_NAMED ? ` and ${outside.length - MOST_NAMED} others` : '';
  return new GoogleReadError('GOOGLE_OUTSIDE', {
    problem: `Members of groups are not users of the customer: ${named}${others}.`,
    remedy:
      'Google tells neither their names nor whether they have left, so nobody could switch them off. Take them out of the groups, and ' +
      'list them in the access file under exceptions (kind unexpected, with an end date). Somebody whose user was made a moment ago is ' +
      'found in the next run.',
  });
}
