/**
 * The three places at which a person's access can be read: `declared` (groups and roles of the access file with their
 * members), `assigned` (the people of the app in the identity provider) and `provisioned` (Klaviyo).
 */
export const STATIONS = ['declared', 'assigned', 'provisioned'] as const;

export type Station = (typeof STATIONS)[number];

/** The way between two stations at which a difference arises. It says who can correct it. */
export const HOPS = ['declared-assigned', 'assigned-provisioned', 'declared-provisioned'] as const;

export type Hop = (typeof HOPS)[number];
