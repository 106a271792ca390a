import { type FormatColumns, NO_GROUPS } from './roster-format.js';

/**
 * BambooHR, a report as CSV that has these fields, with inactive people too. `Status` is Active or Inactive: whether somebody is
 * employed (documentation.bamboohr.com/docs/list-of-field-names, `status`; read November 2026). "Employment Status", such as
 * Full-Time or Terminated, is another field, whose words each company chooses.
 */
export const bamboohr: FormatColumns = {
  userName: 'Work Email',
  givenName: 'First Name',
  familyName: 'Last Name',
  groups: NO_GROUPS,
  status: '=SWITCH([Status],"Active","active","Inactive","inactive")',
};
