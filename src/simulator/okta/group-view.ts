import { type Json, type OktaGroup } from './world.js';

/** A group as Okta's answers show it: alone, in lists, and among the groups of a user. */
export function groupView({ origin }: { readonly origin: string }, group: OktaGroup): Json {
  const self = `${origin}/api/v1/groups/${group.id}`;
  return {
    id: group.id,
    created: group.created,
    lastUpdated: group.lastUpdated,
    lastMembershipUpdated: group.lastMembershipUpdated,
    objectClass: ['okta:user_group'],
    type: group.type,
    profile: { name: group.name, description: group.description },
    _links: {
      logo: ['medium', 'large'].map((name) => ({
        name,
        href: `${origin}/assets/group-${name}.png`,
        type: 'image/png',
      })),
      // Recorded in most answers of 2026, of both engines, and in none of early 2025.
      owners: { href: `${self}/owners` },
      users: { href: `${self}/users` },
      apps: { href: `${self}/apps` },
    },
  };
}
