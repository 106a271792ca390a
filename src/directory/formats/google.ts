import { type FormatColumns, NO_GROUPS } from './roster-format.js';

/**
 * Google Workspace, Directory > Users > Download users, "All user info columns": the columns of the template for bulk updates
 * (support.google.com/a/answer/40057, read November 2026), and those that are marked as read only, among them the status. Its words
 * are those that "New Status [UPLOAD ONLY]" takes.
 */
export const google: FormatColumns = {
  userName: 'Email Address [Required]',
  givenName: 'First Name [Required]',
  familyName: 'Last Name [Required]',
  groups: NO_GROUPS,
  status: '=SWITCH([Status [READ ONLY]],"Active","active","Suspended","suspended","Archived","inactive")',
};
