import { type EntraSettings } from '../../../access/entra-settings.js';
import { type AdoptedGroup, adoptedGroups } from '../../adopt/group-names.js';
import {
  type EntraApplication,
  type EntraGroup,
  type EntraRoleAssignment,
  type EntraUser,
} from '../app/entra-state.js';
import { groupsNamed } from '../app/find-group.js';
import { readGroupMembers } from '../app/read-group-members.js';
import { readRoleAssignments } from '../app/read-role-assignments.js';
import { readUsers } from '../app/read-users.js';
import { userProperties } from '../app/user-properties.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { readSecretKeys, type SecretKey } from '../synchronization/secret-keys.js';
import { readJobs, type SynchronizationJob } from '../synchronization/synchronization-job.js';
import { readSchema, type SynchronizationSchema } from '../synchronization/synchronization-schema.js';
import { ENTRA_WORDS } from '../words.js';
import { conditionsOfRules, type GroupKeeping, readGroupKeeping } from './group-keeping.js';
import { jobOf } from './adopted-job.js';
import { userNameOfMappings } from './adopted-mappings.js';
import { type EntraRegistration, findApplication, readRegistration, sharesItsName } from './read-registration.js';

/** A group to which the application is assigned. */
export interface LiveGroup extends EntraGroup {
  readonly keeping: GroupKeeping;
  /** Who is directly in it. */
  readonly users: readonly EntraUser[];
  /** Groups in it. */
  readonly nested: readonly EntraGroup[];
}

/** A hand-made enterprise application, completely read from Entra. */
export interface LiveApplication {
  readonly entra: EntraSettings;
  readonly application: EntraApplication;
  readonly registration: EntraRegistration;
  /** Whether another enterprise application has its name, so that it cannot be found by that. */
  readonly sharesItsName: boolean;
  readonly assignments: readonly EntraRoleAssignment[];
  /** The assigned groups, by their ids, in an order that does not depend on Entra's. */
  readonly groups: ReadonlyMap<string, LiveGroup>;
  /** Ids of the assigned groups whose name another group in Entra has too. */
  readonly sharedNames: ReadonlySet<string>;
  /** The people to whom the application is assigned directly, by their ids. */
  readonly people: ReadonlyMap<string, EntraUser>;
  readonly jobs: readonly SynchronizationJob[];
  /** The schema of the job that counts; undefined where there is no job. */
  readonly schema: SynchronizationSchema | undefined;
  readonly secretKeys: readonly SecretKey[];
}

/** How the files name each group of an application, by the group's id. */
export function groupsOf({
  groups,
  sharedNames,
}: Pick<LiveApplication, 'groups' | 'sharedNames'>): ReadonlyMap<string, AdoptedGroup> {
  return adoptedGroups([...groups.values()], sharedNames, ENTRA_WORDS.name);
}

/**
 * Reads a hand-made enterprise application from Entra, everything or nothing.
 *
 * @param id - the object id of its service principal or of its registration, or the application (client) id
 * @param onProgress - called with what is being read
 * @throws AdoptError if there is no such application, or if it belongs to another tenant
 * @throws EntraReadError if anything cannot be read
 */
export async function readLiveApplication(
  connection: GraphConnection,
  entra: EntraSettings,
  id: string,
  onProgress: (what: string) => void,
): Promise<LiveApplication> {
  onProgress(`the application ${id}`);
  const application = await findApplication(connection, id);
  const registration = await readRegistration(connection, application);
  const assignments = await readRoleAssignments(connection, application.id);
  onProgress('the synchronization');
  const jobs = await readJobs(connection, application.id);
  const job = jobOf(jobs);
  const schema = job && (await readSchema(connection, application.id, job.id));
  const secretKeys = jobs.length === 0 ? [] : await readSecretKeys(connection, application.id);
  const assigned = await readGroups(connection, assignments, schema, onProgress);
  const direct = idsOf(assignments, 'User');
  const people = await readUsers(connection, direct, userProperties([]).select);
  return {
    ...{ entra, application, registration, assignments, jobs, schema, secretKeys, ...assigned },
    sharesItsName: await sharesItsName(connection, application),
    people: new Map(people.map((user) => [user.id, user])),
  };
}

async function readGroups(
  connection: GraphConnection,
  assignments: readonly EntraRoleAssignment[],
  schema: SynchronizationSchema | undefined,
  onProgress: (what: string) => void,
): Promise<Pick<LiveApplication, 'groups' | 'sharedNames'>> {
  const sharedNames = new Set<string>();
  const found: (EntraGroup & { readonly keeping: GroupKeeping })[] = [];
  for (const id of idsOf(assignments, 'Group')) {
    const group = await readGroupKeeping(connection, id);
    found.push(group);
    const named = await groupsNamed(connection, group.name);
    if (named.some((other) => other.id !== id)) sharedNames.add(id);
  }
  const conditions = conditionsOfRules(
    found.map(({ keeping }) => keeping),
    userNameOfMappings(schema),
  );
  const { select } = userProperties(conditions);
  const groups: LiveGroup[] = [];
  for (const group of found) {
    onProgress(`the members of ${group.name}`);
    groups.push({ ...group, ...(await readGroupMembers(connection, group, select)) });
  }
  groups.sort((one, other) => compared(one.name, other.name) || compared(one.id, other.id));
  return { sharedNames, groups: new Map(groups.map((group) => [group.id, group])) };
}

function compared(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function idsOf(
  assignments: readonly EntraRoleAssignment[],
  type: EntraRoleAssignment['principalType'],
): readonly string[] {
  return [...new Set(assignments.flatMap((one) => (one.principalType === type ? [one.principalId] : [])))];
}
