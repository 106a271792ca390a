/**
 * How somebody stands. `finding` and `excepted`: there are findings about them, of which one counts or none does; `waiting`: they
 * are not in Klaviyo because the app is not deployed yet; `in-sync`: declared, and every station has the same; `not-fully-read`:
 * declared, and nothing differs as far as was read; `not-declared`: no access is declared, and none was found that counts.
 */
export const PERSON_STANDINGS = [
  'finding',
  'excepted',
  'waiting',
  'in-sync',
  'not-fully-read',
  'not-declared',
] as const;

export type PersonStanding = (typeof PERSON_STANDINGS)[number];

/** Everybody whom a station knows, or as many of them as a report lists. */
export interface Everybody {
  /** How many there are. */
  readonly all: number;
  /** In order of their keys. */
  readonly listed: readonly ListedPerson[];
}

/** Somebody whom a station knows. */
export interface ListedPerson {
  /** The userName as the first station that has them writes it. */
  readonly user: string;
  /** Given and family name; empty where no station has one. */
  readonly name: string;
  readonly state: PersonStanding;
  /** The role that is declared; null for somebody who is not declared. */
  readonly declared: string | null;
  /** Why they have that role: the group that decided, its priority, and the groups that did not decide. */
  readonly why: string | null;
  /** The roles of their assignments that have not ended, `null` for one without a role. */
  readonly assigned: readonly (string | null)[];
  /** The roles of their active records in Klaviyo, `null` for one without a clear role. */
  readonly provisioned: readonly (string | null)[];
  /** Ids of the findings about them. */
  readonly findings: readonly string[];
}
