import { type FormatColumns, NO_GROUPS } from './roster-format.js';

/** Of a guest's userPrincipalName, `alias_theirdomain#EXT#@yourdomain`, the first part; an error for everybody else's. */
const BEFORE_MARK = 'LEFT([userPrincipalName],SEARCH("#EXT#@",[userPrincipalName])-1)';

/**
 * Microsoft Entra ID, Users > All users > Download users. Its columns: learn.microsoft.com/entra/identity/users/users-bulk-download
 * (read November 2026). `accountEnabled` is Graph's Boolean. The userName is what Entra provisions by default, the
 * userPrincipalName; of a guest's, what stands before `#EXT#`, with an `@` for the last underscore (as `pushedUserName` of rules/entra says
 * it).
 */
export const entra: FormatColumns = {
  userName:
    `=IFERROR(SUBSTITUTE(${BEFORE_MARK},"_","@",LEN(${BEFORE_MARK})-LEN(SUBSTITUTE(${BEFORE_MARK},"_",""))),` +
    '[userPrincipalName])',
  givenName: 'givenName',
  familyName: 'surname',
  groups: NO_GROUPS,
  status: '=SWITCH([accountEnabled],"True","active","False","inactive")',
};
