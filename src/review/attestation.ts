/**
 * What a review must ask, since Klaviyo's SCIM server does not show it: a question that somebody answers who can look in Klaviyo. Private
 * API keys outlive the people who made them, and people on the exemption list of single sign-on sign in with a password whatever the identity
 * provider says (Klaviyo's help center); roles above the accounts are in no account's list.
 */
export interface AttestationQuestion {
  /** Stable: it stands in journals. */
  readonly id: string;
  /** What is to be so, as a sentence: it is answered with yes or no. */
  readonly statement: string;
  /** Where in Klaviyo to look. */
  readonly place: string;
  /** Why it matters, as a sentence. */
  readonly because: string;
  /** Whether it is asked of every account, or only of one that declares or has custom roles. */
  readonly of: 'every account' | 'accounts with custom roles';
}

/** The questions, in the order in which they are asked. */
export const ATTESTATION_QUESTIONS: readonly AttestationQuestion[] = [
  {
    id: 'private-api-keys',
    statement: 'Every private API key is known, is needed, and was made by somebody who should still have it.',
    place: 'Klaviyo > Settings > API keys',
    because: 'A key stays valid when the person who made it is deactivated.',
    of: 'every account',
  },
  {
    id: 'sso-required',
    statement: 'Single sign-on is required for everybody who is not on the exemption list.',
    place: 'Klaviyo > Settings > Security',
    because: 'Without it people sign in with a password, and the identity provider cannot keep them out.',
    of: 'every account',
  },
  {
    id: 'sso-exemptions',
    statement: 'Everybody on the exemption list of single sign-on still needs it.',
    place: 'Klaviyo > Settings > Security',
    because: 'They sign in with a password, also after they have left the identity provider.',
    of: 'every account',
  },
  {
    id: 'multi-factor',
    statement: 'Everybody who signs in without single sign-on uses multi-factor authentication.',
    place: 'Klaviyo > Settings > Security',
    because: 'A password alone protects what they can do.',
    of: 'every account',
  },
  {
    id: 'organization-roles',
    statement: 'Everybody with a role of the organization, above this account, should have it.',
    place: "Klaviyo > the organization's settings > Users",
    because: "Such roles are in no account's list of users.",
    of: 'every account',
  },
  {
    id: 'custom-roles',
    statement: 'Every custom role may do what it should and no more. Only those that are meant to may manage users.',
    place: 'Klaviyo > Settings > Users > Roles',
    because: 'A person who may manage users can give themselves any role.',
    of: 'accounts with custom roles',
  },
];

/** One question about one account, and who answers it. */
export interface Attestation {
  readonly question: string;
  readonly account: string;
  /** E-mail address. */
  readonly reviewer: string;
  /** Why somebody else, who was to answer first, does not, as a clause; undefined where the first one does. */
  readonly insteadOf?: string | undefined;
}
