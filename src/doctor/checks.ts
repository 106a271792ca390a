import { PROVIDERS } from '../provider/providers.js';
import { PEOPLE_SOURCES } from '../provider/people-sources.js';
import { SCIM_CHECKS } from './scim-checks.js';

/** What the side of Klaviyo is called in reports. */
export const KLAVIYO_SIDE = 'Klaviyo';

/** The name of a check's side, for reports, by the check's id. */
const SIDES: ReadonlyMap<string, string> = new Map([
  ...Object.values(PROVIDERS).flatMap(({ checks, words }) => checks.map(({ id }) => [id, words.name] as const)),
  ...Object.values(PEOPLE_SOURCES).flatMap(({ checks, name }) => checks.map(({ id }) => [id, name] as const)),
  ...SCIM_CHECKS.map(({ id }) => [id, KLAVIYO_SIDE] as const),
]);

/** The ids of all checks, those of each identity provider and then of each directory first, in the order in which they are reported. */
export const CHECK_IDS: readonly string[] = [...SIDES.keys()];

/** The side that a check is about: the name of the identity provider or of the directory, or `Klaviyo`. */
export function sideOf(check: string): string {
  return SIDES.get(check) ?? KLAVIYO_SIDE;
}
