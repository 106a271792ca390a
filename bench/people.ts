import { type DeclaredPerson } from '../src/people/declared-person.js';
import { type ProvisionedPerson } from '../src/people/listing.js';

/** Groups of the benchmarks' accounts with the role that each gives, in order of priority. */
export const GROUPS = [
  { group: 'klaviyo-admins', role: 'admin' },
  { group: 'klaviyo-managers', role: 'manager' },
  { group: 'klaviyo-analysts', role: 'analyst' },
] as const;

/** The userName of the accounts' owner, who is nobody of the people below. */
export const OWNER = 'owner@example.com';

/** Who has another role in Klaviyo than the declared one: nobody, two people in a hundred, or everybody. */
export type Differing = 'nobody' | 'few' | 'everybody';

/** Every so many people differ. */
const ONE_DIFFERS_OF: Readonly<Record<Differing, number>> = { nobody: Infinity, few: 50, everybody: 1 };

interface BenchPerson {
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly group: (typeof GROUPS)[number];
  readonly priority: number;
  readonly provisionedRole: string;
}

/** Person number `index`, always the same one. */
function person(index: number, differing: Differing = 'few'): BenchPerson {
  const oneOf = ONE_DIFFERS_OF[differing];
  const place = index % 20 === 0 ? 0 : index % 4 === 0 ? 1 : 2;
  const group = GROUPS[place];
  return {
    userName: `given${index}.family${index % 997}@example.com`,
    givenName: `Given${index}`,
    familyName: `Family${index % 997}`,
    group,
    priority: place + 1,
    provisionedRole: index % oneOf === oneOf - 1 ? 'support' : group.role,
  };
}

/** An id in the form of a UUID, as most SCIM servers give, whose order is not that of the people. */
function scimId(index: number): string {
  const hex = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  return `${hex.toString(16).padStart(8, '0')}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** A person's record on a SCIM server: the attributes that Klaviyo documents, in the form in which Okta writes them. */
export function wireRecord(index: number, differing: Differing): object {
  const { userName, givenName, familyName, provisionedRole } = person(index, differing);
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    id: scimId(index),
    userName,
    name: { givenName, familyName },
    active: true,
    emails: [{ value: userName, type: 'work', primary: true }],
    role: provisionedRole,
    meta: { resourceType: 'User' },
  };
}

/** The same person's line of a roster. */
export function rosterLine(index: number): string {
  const { userName, givenName, familyName, group } = person(index);
  return `${userName},${givenName},${familyName},${group.group},active\n`;
}

/** The first `count` people as declared. */
export function declaredPeople(count: number): readonly DeclaredPerson[] {
  return asFromJson(count, (index) => {
    const { userName, givenName, familyName, group, priority } = person(index);
    return { userName, givenName, familyName, role: group.role, group: group.group, priority, passedOver: [] };
  });
}

/** The first `count` people as listed, in another order than the declared ones. */
export function provisionedPeople(count: number, differing?: Differing): readonly ProvisionedPerson[] {
  return asFromJson(count, (position) => {
    const index = count - 1 - position;
    const { userName, givenName, familyName, provisionedRole } = person(index, differing);
    return { id: scimId(index), userName, givenName, familyName, active: true, role: provisionedRole, conflicts: [] };
  });
}

/** Made as a listing is made, from the JSON of a page of people at a time, so that texts lie in memory as they do there. */
function asFromJson<Item>(count: number, make: (index: number) => Item): readonly Item[] {
  const items: Item[] = [];
  const page = 100;
  for (let start = 0; start < count; start += page) {
    const made = Array.from({ length: Math.min(page, count - start) }, (_, offset) => make(start + offset));
    items.push(...(JSON.parse(JSON.stringify(made)) as Item[]));
  }
  return items;
}
