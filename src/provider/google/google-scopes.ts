/**
 * What a token must allow: users, and members of groups (developers.google.com, "Method: users.list" and "Method: members.list",
 * Authorization scopes). Nothing else is asked for.
 */
export const SCOPES = [
  'https://www.googleapis.com/auth/admin.directory.group.member.readonly',
  'https://www.googleapis.com/auth/admin.directory.user.readonly',
] as const;
