import { type Account } from '../access/access-model.js';
import { type DoctorCheck } from '../provider/doctor-check.js';
import { type PeopleSource } from '../provider/people-source.js';
import { providerOf } from '../provider/providers.js';
import { type CheckResult } from './check-result.js';
import { type KlaviyoReadings } from './klaviyo-readings.js';
import { SCIM_CHECKS } from './scim-checks.js';

/** What was read of a directory that is neither a roster nor an identity provider. */
export interface DirectoryReadings {
  readonly source: PeopleSource;
  readonly readings: unknown;
}

/** All that was read for one account. */
export interface AccountReadings {
  /** What the reader of the account's identity provider gave; undefined where the account has none. */
  readonly identityProvider: unknown;
  /** What the reader of the directory gave, and whose it is. Undefined: it is a roster or the identity provider. */
  readonly directory?: DirectoryReadings | undefined;
  readonly klaviyo: KlaviyoReadings;
}

/**
 * Makes every check of an account over what was read: those of its identity provider, if it has one, those of the directory, if it is
 * asked, then those of Klaviyo's SCIM server. Each gives at least one result.
 */
export function examineAccount(
  account: Account,
  { identityProvider, directory, klaviyo }: AccountReadings,
): readonly CheckResult[] {
  const checks = providerOf(account.identityProvider)?.checks ?? [];
  return [
    ...resultsOf(checks, account, identityProvider),
    ...(directory === undefined ? [] : resultsOf(directory.source.checks, account, directory.readings)),
    ...resultsOf(SCIM_CHECKS, account, klaviyo),
  ];
}

function resultsOf<Readings>(
  checks: readonly DoctorCheck<Readings>[],
  account: Account,
  readings: Readings,
): readonly CheckResult[] {
  return checks.flatMap((check) =>
    check.run(account, readings).map(({ subject, status, reason, remedy }) => ({
      account: account.name,
      check: check.id,
      subject,
      status,
      reason,
      remedy,
    })),
  );
}
