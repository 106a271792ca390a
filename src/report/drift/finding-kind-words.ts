import { type FindingKind } from '../../access/finding-kind.js';

/** What a kind of finding is, for a reader who sees it for the first time. Plain text without markup. */
export interface KindWords {
  /** A few words. */
  readonly title: string;
  /** One sentence: what it means, and what to do about it in general. A finding's remedy is more exact. */
  readonly help: string;
}

export const KIND_WORDS: Readonly<Record<FindingKind, KindWords>> = {
  missing: {
    title: 'Desired, but not there',
    help: 'Someone whom the access file wants in the account is not assigned in Okta, or has no record in Klaviyo: deploy, then look for a failed provisioning task in Okta.',
  },
  inactive: {
    title: 'Desired, but switched off',
    help: 'Someone whom the access file wants in the account is switched off in Okta or in Klaviyo: assigning the app again in Okta switches them on.',
  },
  unexpected: {
    title: 'There, but not desired',
    help: 'Someone is assigned in Okta or active in Klaviyo whom the access file does not want there: remove them, put them into an assigned group, or add an exception with a reason and an end date.',
  },
  role: {
    title: 'Another role than the desired one',
    help: 'Okta or Klaviyo has another role than the access file gives: deploy and push the user again from Okta, since with SCIM on a role is changed in the identity provider only.',
  },
  name: {
    title: 'Another name than in the directory',
    help: 'Given or family name differ: correct the name in Okta and push the user again, or except it where Klaviyo keeps a name of its own.',
  },
  duplicate: {
    title: 'Several records of one person',
    help: 'Several assignments in Okta or records in Klaviyo have the same userName: find out which one the person signs in with, and remove the others.',
  },
  'unknown-role': {
    title: 'A role that nobody knows',
    help: 'The role is neither built into Klaviyo nor declared: declare its Custom SCIM ID under customRoles, or correct the value in Okta.',
  },
  'conflicting-record': {
    title: 'A record that contradicts itself',
    help: 'Two statements of one record disagree, so its role cannot be checked: push the user again from Okta.',
  },
  'not-synced': {
    title: 'Not pushed from Okta to Klaviyo',
    help: 'Okta says that its last push of the person failed or has not been made: look at the provisioning tasks of the app in Okta and push the user again.',
  },
  'direct-assignment': {
    title: 'Assigned by hand, not by a group',
    help: 'Someone is assigned to the app in Okta by themselves, so that no group decides the role: remove the assignment that was made by hand, and the group takes its place.',
  },
  'role-list': {
    title: 'The roles in Okta are not those of the access file',
    help: 'The list of roles that Okta can push differs from the roles of the access file: deploy, or declare what is missing.',
  },
  'too-few-admins': {
    title: 'Too few people with full power',
    help: 'Fewer people with full power than the policy wants, so the account could be locked out: give the role to somebody else too.',
  },
  'expired-exception': {
    title: 'An exception that has ended',
    help: 'The last day of an exception is over: remove it from the access file, or have a new end date reviewed.',
  },
  'unmatched-exception': {
    title: 'An exception that covers nothing',
    help: 'What an exception was made for is not there any more: remove it from the access file.',
  },
  'expiring-exception': {
    title: 'An exception that ends soon',
    help: 'The last day of an exception is near: settle what it covers, or have a new end date reviewed.',
  },
  owner: {
    title: "The account's owner",
    help: 'The owner is not managed over SCIM and is told of for completeness; another owner than the declared one is to be settled at once.',
  },
};
