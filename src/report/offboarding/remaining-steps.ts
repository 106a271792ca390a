/** Something that SCIM cannot take away, and where it is done. */
export interface RemainingStep {
  readonly place: string;
  readonly what: string;
}

/** What is left of it in each account. */
export const REMAINING_IN_ACCOUNT: readonly RemainingStep[] = [
  {
    place: 'Klaviyo > Settings > API keys, in each account',
    what: 'Private API keys stay valid when their maker is switched off. Delete those that they made or know, or replace them.',
  },
  {
    place: 'Klaviyo > Settings > Security, in each account',
    what: 'Take them off the list of people who are exempt from SSO, if they are on it.',
  },
];

/**
 * What is left to do by hand after somebody was taken out over SCIM. Klaviyo has no public API that lists keys, exemptions or people above the
 * accounts, so nobody can say from here whether there is any of it.
 */
export function remainingSteps(accounts: readonly string[], leftOut: readonly string[]): readonly RemainingStep[] {
  const others = leftOut.length === 0 ? '' : ` Not looked at in this run: ${leftOut.join(', ')}.`;
  return [
    ...REMAINING_IN_ACCOUNT,
    {
      place: 'Klaviyo, organization',
      what: 'Roles above the accounts are in no listing of an account. Take them away there, if they have one.',
    },
    {
      place: 'Klaviyo, other accounts and portfolios',
      what: `Only ${accounts.join(', ')} ${accounts.length === 1 ? 'was' : 'were'} looked at. Look for them in those that the access file does not have.${others}`,
    },
  ];
}
