import { type CostInputName } from './stated-costs.js';

const STITCHFLOW = 'https://www.stitchflow.com/scim/klaviyo: generic figures of the vendor, for 500 employees';
const ASSUMED = 'an assumption of klaviyo-access, measured nowhere';

/** The size of the company for which the vendor gives its figures. */
export const VENDOR_EMPLOYEES = 500;

/** The currency of the defaults that are money (ISO 4217). */
export const DEFAULT_CURRENCY = 'USD';

/** What a number of the cost report is, and what it is where nobody states it and no run has found it. */
export interface CostInput {
  readonly label: string;
  readonly unit: string;
  /** Whether it is money, whose default holds in {@link DEFAULT_CURRENCY} alone. */
  readonly isMoney: boolean;
  readonly default: number;
  /** Whether the default is for {@link VENDOR_EMPLOYEES} employees and is scaled by the employees. */
  readonly scaled: boolean;
  /** Where the default comes from. */
  readonly source: string;
}

/**
 * The inputs of the cost report, a row each, by the key in the access file (`cost`) and on the command line (`--input NAME=NUMBER`). To add
 * one: its name in stated-costs.ts, its row here; docs/cost.md has the same table.
 */
export const COST_INPUTS: Readonly<Record<CostInputName, CostInput>> = {
  employees: {
    ...{ label: 'Employees of the company', unit: 'people', isMoney: false, scaled: false },
    ...{ default: VENDOR_EMPLOYEES, source: STITCHFLOW },
  },
  orphanedAccounts: {
    ...{ label: 'Orphaned accounts', unit: 'accounts', isMoney: false, scaled: true },
    ...{ default: 7, source: STITCHFLOW },
  },
  unusedLicenses: {
    ...{ label: 'Unused licences', unit: 'licences', isMoney: false, scaled: true },
    ...{ default: 12, source: STITCHFLOW },
  },
  manualHours: {
    ...{ label: 'Manual work', unit: 'hours a year', isMoney: false, scaled: true },
    ...{ default: 101, source: STITCHFLOW },
  },
  hoursPerChange: {
    ...{
      label: 'Work by hand for one joiner, mover or leaver in one account',
      unit: 'hours',
      isMoney: false,
      scaled: false,
    },
    ...{ default: 0.5, source: ASSUMED },
  },
  hourlyRate: {
    ...{ label: 'Cost of an hour of work', unit: 'an hour', isMoney: true, scaled: false },
    ...{ default: 60.28, source: `${STITCHFLOW}: 6,088 a year for 101 hours` },
  },
  licenseCost: {
    ...{ label: 'Cost of an unused licence', unit: 'a year', isMoney: true, scaled: false },
    ...{ default: 327.08, source: `${STITCHFLOW}: 3,925 a year for 12 licences` },
  },
  orphanCost: {
    ...{ label: 'Cost of compliance misses for one orphaned account', unit: 'a year', isMoney: true, scaled: false },
    ...{ default: 248.71, source: `${STITCHFLOW}: 1,741 a year for compliance misses, with 7 orphaned accounts` },
  },
  providerAddOn: {
    ...{
      label: "The identity provider's add-on for SCIM",
      unit: 'an employee and month',
      isMoney: true,
      scaled: false,
    },
    ...{ default: 6, source: 'https://www.stitchflow.com/scim/azure: Entra ID P1; Okta and others have other prices' },
  },
  thirdPartyFee: {
    ...{ label: "A third party's flat fee", unit: 'a year', isMoney: true, scaled: false },
    ...{ default: 5000, source: 'https://www.stitchflow.com/scim/klaviyo: "under $5K/year"' },
  },
  upkeepHours: {
    ...{ label: 'Upkeep of any automated way', unit: 'hours a year', isMoney: false, scaled: false },
    ...{ default: 12, source: ASSUMED },
  },
};

/** The form of a currency's code. */
export const CURRENCY_CODE = /^[A-Z]{3}$/;
