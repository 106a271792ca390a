import { FEWEST_REMOVALS } from '../../access/policy.js';
import { type GuardFacts } from './guard-rule.js';

/** People whom a deploy takes out of a group. */
export interface Removal {
  /** As the plan or the directory names them, in its order. */
  readonly people: readonly string[];
  /** How many were in the group before. */
  readonly of: number;
  /** The group, or what the rule fills, for a sentence. */
  readonly from: string;
}

/** How many people a sentence lists. */
const LISTED = 20;

/** Whether so many people at once are more likely a mistake than a change. */
export function isTooMany({ people, of }: Removal, { maximumRemovals }: Pick<GuardFacts, 'maximumRemovals'>): boolean {
  return people.length >= FEWEST_REMOVALS && people.length > of * maximumRemovals;
}

/** `3 of 40 people out of the group "klaviyo-analysts": ada@example.com, ...` */
export function removalWords({ people, of, from }: Removal): string {
  if (people.length === 0) return `nobody out of ${from}`;
  const more = people.length > LISTED ? `, and ${people.length - LISTED} more` : '';
  const count = `${people.length} of ${of} ${of === 1 ? 'person' : 'people'}`;
  return `${count} out of ${from}: ${people.slice(0, LISTED).join(', ')}${more}`;
}

/** The limit, for a refusal. */
export function limitWords({ people, of }: Removal, { maximumRemovals }: Pick<GuardFacts, 'maximumRemovals'>): string {
  return `${percent(people.length / of)}, where policy.maximumRemovals allows ${percent(maximumRemovals)} at once`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
