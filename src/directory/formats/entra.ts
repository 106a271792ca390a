import { type FormatColumns, NO_GROUPS } from './roster-format.js';

/**
 * Microsoft Entra ID, Users > All users > Download users. Its columns: learn.microsoft.com/entra/identity/users/users-bulk-download
 * (read November 2026). `accountEnabled` is Graph's Boolean. The userName is what Entra provisions by default, the
 * userPrincipalName.
 */
export const entra: FormatColumns = {
  userName: 'userPrincipalName',
  givenName: 'givenName',
  familyName: 'surname',
  groups: NO_GROUPS,
  status: '=SWITCH([accountEnabled],"True","active","False","inactive")',
};
