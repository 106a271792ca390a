import { type Account } from '../access/access-model.js';
import { type CheckOutcome } from './check-outcome.js';

/** The sides of an account that the doctor looks at. A directory is one where it is neither a roster nor an identity provider. */
export const CHECK_SIDES = ['identity provider', 'directory', 'klaviyo'] as const;

export type CheckSide = (typeof CHECK_SIDES)[number];

/**
 * A check of the doctor, over what was read before. Adding a check is one such record in the list of its side: `checks` of
 * an identity provider or of a directory, or `SCIM_CHECKS`.
 */
export interface DoctorCheck<Readings = unknown> {
  /** Stable: it stands in reports. */
  readonly id: string;
  readonly side: CheckSide;
  /** The readings that it looks at. */
  readonly reads: readonly string[];
  /** What it found, at least one outcome. */
  run(account: Account, readings: Readings): readonly CheckOutcome[];
}

/**
 * Makes the check of one side.
 *
 * @param reads - the readings that `run` looks at
 */
export function doctorCheck<Readings>(
  side: CheckSide,
  id: string,
  reads: readonly (keyof Readings & string)[],
  run: (account: Account, readings: Readings) => readonly CheckOutcome[],
): DoctorCheck<Readings> {
  return { id, side, reads, run };
}
