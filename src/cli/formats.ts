/** The formats of what the command line itself prints; those of the reports stand in report/formats. */

/** The formats of the list of accounts: a line each, or JSON for the matrix of a CI. */
export const ACCOUNT_LIST_FORMATS = ['text', 'json'] as const;

export type AccountListFormat = (typeof ACCOUNT_LIST_FORMATS)[number];

/** The formats of a notification: for Slack and whatever takes its messages, and for any other webhook. */
export const NOTIFICATION_FORMATS = ['slack', 'json'] as const;

export type NotificationFormat = (typeof NOTIFICATION_FORMATS)[number];
