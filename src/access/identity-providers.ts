import { type z } from 'zod';

import {
  type AccountIdentityProvider,
  type IdentityProviderKind,
  type IdentityProviderSettings,
} from './access-model.js';
import { type AccountFile } from './account-schema.js';
import { EXPECTED_APP, EXPECTED_OKTA, oktaSchema } from './okta-schema.js';
import { oktaAccountSettings } from './okta-account-settings.js';

/** What the access file says of one kind of identity provider, and how it is read. */
export interface IdentityProviderKeys {
  /** What stands under its top-level key, which is its kind; read, it is the model's own. */
  readonly schema: z.ZodType<IdentityProviderSettings>;
  /** What may stand there, for messages. */
  readonly expected: string;
  /** The keys of an account that belong to it. */
  readonly accountKeys: readonly (keyof AccountFile)[];
  /** Those of them that every account must have, each with what may stand there. */
  readonly required: Readonly<Partial<Record<keyof AccountFile, string>>>;
  /** What an account with these keys declares of it. */
  readonly account: (written: AccountFile) => AccountIdentityProvider;
}

/** The identity providers that an access file can name, by their top-level keys. A provider is one row. */
export const IDENTITY_PROVIDERS = {
  okta: {
    schema: oktaSchema,
    expected: EXPECTED_OKTA,
    accountKeys: ['app', 'provisioning', 'adopt'],
    required: { app: EXPECTED_APP },
    account: oktaAccountSettings,
  },
} as const satisfies Readonly<Record<IdentityProviderKind, IdentityProviderKeys>>;

/** The kinds of identity providers, in the order in which messages list them. */
export const IDENTITY_PROVIDER_KINDS = Object.keys(IDENTITY_PROVIDERS) as readonly IdentityProviderKind[];

type Shape = { [Kind in IdentityProviderKind]: z.ZodOptional<(typeof IDENTITY_PROVIDERS)[Kind]['schema']> };

/** The top-level keys of the identity providers, none of which has to be there. */
export const IDENTITY_PROVIDER_SHAPE = Object.fromEntries(
  IDENTITY_PROVIDER_KINDS.map((kind) => [kind, IDENTITY_PROVIDERS[kind].schema.optional()]),
) as Shape;

/** The identity provider that a file names; undefined if it names none. */
export function identityProviderOf(
  file: Readonly<Partial<Record<IdentityProviderKind, IdentityProviderSettings | undefined>>>,
): IdentityProviderSettings | undefined {
  return IDENTITY_PROVIDER_KINDS.map((kind) => file[kind]).find((settings) => settings !== undefined);
}
