import { type DoctorCheck, doctorCheck } from '../provider/doctor-check.js';
import { checkScimKey, checkScimTls, checkScimUrl, checkScimUsers } from './check-scim-access.js';
import { checkListing, checkPageSize } from './check-scim-listing.js';
import { checkActiveForm, checkRoleForm } from './check-wire-forms.js';
import { type KlaviyoReadings } from './klaviyo-readings.js';

/** What is checked of Klaviyo's SCIM server, in the order in which it is reported. */
export const SCIM_CHECKS: readonly DoctorCheck<KlaviyoReadings>[] = [
  check('scim-url', ['firstPage'], checkScimUrl),
  check('scim-tls', ['firstPage'], checkScimTls),
  check('scim-key', ['key', 'firstPage', 'otherScheme'], checkScimKey),
  check('scim-users', ['firstPage'], checkScimUsers),
  check('scim-page-size', ['firstPage'], (_, readings) => checkPageSize(readings)),
  check('scim-listing', ['listing'], (_, readings) => checkListing(readings)),
  check('scim-role-form', ['firstPage'], checkRoleForm),
  check('scim-active-form', ['firstPage'], (_, readings) => checkActiveForm(readings)),
];

function check(
  id: string,
  reads: readonly (keyof KlaviyoReadings)[],
  run: DoctorCheck<KlaviyoReadings>['run'],
): DoctorCheck<KlaviyoReadings> {
  return doctorCheck('klaviyo', id, reads, run);
}
