import { type AssignedPerson } from '../people/assigned-person.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { type UserKey } from '../people/user-key.js';
import { isActiveAssignment } from './assignment-state.js';
import { byCodeUnits } from './order.js';
import { type Person } from './person.js';

/** A record in Klaviyo, and somebody whom the identity provider has under another userName, of whom an id says that it is theirs. */
export interface RecordLink {
  readonly assigned: { readonly person: Person; readonly assignment: AssignedPerson };
  readonly provisioned: { readonly person: Person; readonly record: ProvisionedPerson };
  /** Whether the provider has the record's id. If not, only the record has the id of the person. */
  readonly byProvider: boolean;
}

/** What is known of records that are managed under another userName than their own. */
export interface RecordLinks {
  /** Of those whose record has an old userName and nothing else explains it, by the key of the person in the provider. */
  readonly renamed: ReadonlyMap<UserKey, RecordLink>;
  /** The same, by the key of the record. */
  readonly oldNames: ReadonlyMap<UserKey, RecordLink>;
  /** Every link, by the record's id. */
  readonly ofRecord: ReadonlyMap<string, readonly RecordLink[]>;
  /** Every link, by the id of the person in the provider. */
  readonly ofAssignment: ReadonlyMap<string, readonly RecordLink[]>;
}

/** Where every record is managed under its own userName, or where that is not known. */
export const NO_LINKS: RecordLinks = {
  renamed: new Map(),
  oldNames: new Map(),
  ofRecord: new Map(),
  ofAssignment: new Map(),
};

/**
 * The records that are managed under another userName, by the ids that both sides keep: the `externalId` of an assigned
 * person is the id of their record (Okta's Apps API, "externalId"), that of a record the id of the person in the provider
 * (RFC 7643, section 3.1). Looked for only among people one of whom is not declared: others are compared by their userNames.
 *
 * A person counts as renamed only if nothing else explains the record: they are declared and assigned once; they have no
 * record of their own; nobody is declared or assigned under the record's userName, which is not the owner's; it is the only
 * record of that userName; and no other id of either side names the record or the person. Otherwise both are compared by their
 * userNames alone, so that an id that is copied from somebody else hides nobody.
 */
export function recordLinks(people: ReadonlyMap<UserKey, Person>, ownerKey: UserKey): RecordLinks {
  const links = linksOf(people, ownerKey);
  if (links.length === 0) return NO_LINKS;
  const ofRecord = grouped(links, ({ provisioned }) => provisioned.record.id);
  const ofAssignment = grouped(links, ({ assigned }) => assigned.assignment.id);
  const taken = assignmentsOfOtherRecords(links, people);
  const renames = links.filter(
    (link) =>
      ofRecord.get(link.provisioned.record.id)?.length === 1 &&
      ofAssignment.get(link.assigned.assignment.id)?.length === 1 &&
      !taken.has(link.assigned.assignment.id) &&
      isRename(link, ownerKey),
  );
  return {
    renamed: new Map(renames.map((link) => [link.assigned.person.key, link])),
    oldNames: new Map(renames.map((link) => [link.provisioned.person.key, link])),
    ofRecord,
    ofAssignment,
  };
}

/** Whether both people have nothing but the two ends of the link. */
function isRename({ assigned, provisioned, byProvider }: RecordLink, ownerKey: UserKey): boolean {
  const { person, assignment } = assigned;
  const { declared, assignments, records } = provisioned.person;
  return (
    person.declared !== undefined &&
    person.assignments.length === 1 &&
    person.records.length === 0 &&
    isActiveAssignment(assignment) &&
    // The provider would have the id of another record.
    (byProvider || assignment.externalId === null) &&
    declared === undefined &&
    provisioned.person.key !== ownerKey &&
    assignments.every((each) => !isActiveAssignment(each)) &&
    records.length === 1
  );
}

/** Both ends of what is known of somebody who is not declared, by the ids that may name them. */
interface Ends {
  readonly assignedById: Map<string, RecordLink['assigned']>;
  readonly assignedByExternalId: Map<string, RecordLink['assigned'][]>;
  readonly provisionedById: Map<string, RecordLink['provisioned']>;
  readonly provisionedByExternalId: Map<string, RecordLink['provisioned'][]>;
}

function linksOf(people: ReadonlyMap<UserKey, Person>, ownerKey: UserKey): readonly RecordLink[] {
  const ends = undeclaredEnds(people, ownerKey);
  if (ends.assignedById.size === 0 && ends.provisionedById.size === 0) return [];
  const links = new Map<string, RecordLink>();
  const add = (assigned: RecordLink['assigned'], provisioned: RecordLink['provisioned']): void => {
    if (provisioned.person === assigned.person) return;
    const byProvider = assigned.assignment.externalId === provisioned.record.id;
    links.set(placeOf(assigned.assignment.id, provisioned.record.id), { assigned, provisioned, byProvider });
  };
  for (const person of people.values()) {
    for (const assignment of person.assignments) {
      const { id, externalId } = assignment;
      const named = externalId === null ? undefined : ends.provisionedById.get(externalId);
      if (named !== undefined) add({ person, assignment }, named);
      ends.provisionedByExternalId.get(id)?.forEach((provisioned) => {
        add({ person, assignment }, provisioned);
      });
    }
    for (const record of person.records) {
      const { id, externalId } = record;
      const named = externalId === undefined ? undefined : ends.assignedById.get(externalId);
      if (named !== undefined) add(named, { person, record });
      ends.assignedByExternalId.get(id)?.forEach((assigned) => {
        add(assigned, { person, record });
      });
    }
  }
  // In order of the ids, so that the order in which either side was read shows nowhere.
  return [...links].sort(([one], [other]) => byCodeUnits(one, other)).map(([, link]) => link);
}

function undeclaredEnds(people: ReadonlyMap<UserKey, Person>, ownerKey: UserKey): Ends {
  const ends: Ends = {
    assignedById: new Map(),
    assignedByExternalId: new Map(),
    provisionedById: new Map(),
    provisionedByExternalId: new Map(),
  };
  for (const person of people.values()) {
    if (person.declared !== undefined || person.key === ownerKey) continue;
    for (const assignment of person.assignments) {
      ends.assignedById.set(assignment.id, { person, assignment });
      if (assignment.externalId !== null) put(ends.assignedByExternalId, assignment.externalId, { person, assignment });
    }
    for (const record of person.records) {
      ends.provisionedById.set(record.id, { person, record });
      if (record.externalId !== undefined) put(ends.provisionedByExternalId, record.externalId, { person, record });
    }
  }
  return ends;
}

function placeOf(assignmentId: string, recordId: string): string {
  return JSON.stringify([assignmentId, recordId]);
}

/** The ids in the provider of those whom yet another record names, such as a declared person's or the owner's. */
function assignmentsOfOtherRecords(
  links: readonly RecordLink[],
  people: ReadonlyMap<UserKey, Person>,
): ReadonlySet<string> {
  const linked = new Set(
    links.map(({ assigned, provisioned }) => placeOf(assigned.assignment.id, provisioned.record.id)),
  );
  const ids = new Set(links.map(({ assigned }) => assigned.assignment.id));
  const taken = new Set<string>();
  for (const { records } of people.values()) {
    for (const { id, externalId } of records) {
      if (externalId !== undefined && ids.has(externalId) && !linked.has(placeOf(externalId, id)))
        taken.add(externalId);
    }
  }
  return taken;
}

function grouped(links: readonly RecordLink[], by: (link: RecordLink) => string): ReadonlyMap<string, RecordLink[]> {
  const groups = new Map<string, RecordLink[]>();
  for (const link of links) put(groups, by(link), link);
  return groups;
}

function put<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const others = groups.get(key);
  if (others === undefined) groups.set(key, [item]);
  else others.push(item);
}
