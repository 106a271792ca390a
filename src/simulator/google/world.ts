import {
  DEFAULT_CUSTOMER,
  DEFAULT_DELEGATED_SCOPES,
  DEFAULT_SUBJECT,
  EVERYONE,
  type GoogleSeed,
  type SeedFederation,
  type SeedUser,
} from './seed.js';

export interface World {
  readonly customer: string;
  /** In small letters. */
  readonly admins: readonly string[];
  readonly delegatedScopes: readonly string[];
  readonly federation: Readonly<Required<{ [Key in keyof SeedFederation]: NonNullable<SeedFederation[Key]> }>>;
  /** By address in small letters, in the order of the addresses. */
  readonly users: ReadonlyMap<string, WorldUser>;
  readonly groups: readonly WorldGroup[];
}

export interface WorldUser extends SeedUser {
  readonly id: string;
}

export interface WorldGroup {
  readonly id: string;
  readonly email: string;
  readonly members: readonly Readonly<Record<string, unknown>>[];
}

/** The customer that a seed describes. Members of groups who are nobody there are people outside. */
export function worldOf(seed: GoogleSeed): World {
  const customer = seed.customer ?? DEFAULT_CUSTOMER;
  const users = new Map<string, WorldUser>();
  for (const [index, user] of (seed.users ?? []).entries()) {
    users.set(user.email.toLowerCase(), { ...user, id: numbered('1000', index) });
  }
  const { subject = DEFAULT_SUBJECT, admitted = [subject], signers = [subject] } = seed.federation ?? {};
  const groups = seed.groups ?? [];
  const groupIds = new Map(groups.map(({ email }, index) => [email.toLowerCase(), numbered('0group', index)]));
  const outside = new Map<string, string>();
  const member = (email: string): Readonly<Record<string, unknown>> => {
    const base = { kind: 'admin#directory#member', role: 'MEMBER', status: 'ACTIVE' };
    // Of all users "no email address is returned, and the id is the customer's" (developers.google.com, "REST Resource: members").
    if (email === EVERYONE) return { kind: base.kind, role: base.role, id: customer, type: 'CUSTOMER' };
    const key = email.toLowerCase();
    const group = groupIds.get(key);
    if (group !== undefined) return { ...base, id: group, email, type: 'GROUP' };
    const user = users.get(key);
    if (user !== undefined) {
      return { ...base, id: user.id, email: user.email, type: 'USER', ...(user.suspended && { status: 'SUSPENDED' }) };
    }
    const id = outside.get(key) ?? numbered('2000', outside.size);
    outside.set(key, id);
    return { ...base, id, email, type: 'USER' };
  };
  return {
    customer,
    admins: (seed.admins ?? (seed.users ?? []).slice(0, 1).map(({ email }) => email)).map((one) => one.toLowerCase()),
    delegatedScopes: seed.delegatedScopes ?? DEFAULT_DELEGATED_SCOPES,
    federation: { subject, admitted, signers },
    users: new Map([...users].sort(([one], [other]) => (one < other ? -1 : 1))),
    groups: groups.map(({ email, members = [] }) => ({
      id: groupIds.get(email.toLowerCase())!,
      email,
      members: members.map(member),
    })),
  };
}

function numbered(prefix: string, index: number): string {
  return `${prefix}${String(index + 1).padStart(8, '0')}`;
}
