import { type IdentityProviderKind } from '../access/access-model.js';
import { GOOGLE, ROSTER, type Answers } from './answers.js';
import { ENTRA_PROJECT } from './providers/entra-project.js';
import { ONELOGIN_PROJECT } from './providers/onelogin-project.js';
import { OKTA_PROJECT } from './providers/okta-project.js';
import { type ProviderProject } from './providers/provider-project.js';

/** The identity providers that a new project may have. A provider is one row. */
export const PROVIDER_PROJECTS: Readonly<Record<IdentityProviderKind, ProviderProject>> = {
  okta: OKTA_PROJECT,
  entra: ENTRA_PROJECT,
  onelogin: ONELOGIN_PROJECT,
};

/** The kinds of identity providers, in the order in which they are offered. */
export const PROVIDER_KINDS = Object.keys(PROVIDER_PROJECTS) as readonly IdentityProviderKind[];

/** The kind that an answer names; undefined where it names none. */
export function providerKind({ provider }: Answers): IdentityProviderKind | undefined {
  return PROVIDER_KINDS.find((kind) => kind === provider);
}

/** Whether the people come from a roster: also where there is neither an identity provider nor Google Workspace that could list them. */
export function fromRoster(answers: Answers): boolean {
  if (answers.provider === GOOGLE) return false;
  return providerKind(answers) === undefined || answers.directory === ROSTER;
}
