/** The inputs of the cost report, by their keys in the access file (`cost`) and on the command line. Their rows stand in cost-inputs.ts. */
export const COST_INPUT_NAMES = [
  'employees',
  'orphanedAccounts',
  'unusedLicenses',
  'manualHours',
  'hoursPerChange',
  'hourlyRate',
  'licenseCost',
  'orphanCost',
  'providerAddOn',
  'thirdPartyFee',
  'upkeepHours',
] as const;

export type CostInputName = (typeof COST_INPUT_NAMES)[number];

/** What is stated of costs, in the access file or on the command line. What is not there is not stated. */
export interface StatedCosts {
  /** ISO 4217. */
  readonly currency?: string | undefined;
  /** Numbers from 0 on, in the units that docs/cost.md gives. */
  readonly inputs: Readonly<Partial<Record<CostInputName, number>>>;
}
