/** How many people have each role, and where that was read. */
export interface RolesInUse {
  /** Such as `Klaviyo account acme`. */
  readonly source: string;
  /** Role id, as it is written there, to number of people. Those who are deactivated count too. */
  readonly people: ReadonlyMap<string, number>;
  /** How many people there are whose role is not known: their record names none, or several. */
  readonly withoutKnownRole: number;
}
