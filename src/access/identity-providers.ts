import { type z } from 'zod';

import { IDENTITY_PROVIDER_KINDS, type IdentityProviderKind, type IdentityProviderSettings } from './access-model.js';
import { type Alternatives } from './account-schema.js';
import { EXPECTED_ENTRA, entraSchema } from './entra-schema.js';
import { EXPECTED_ONELOGIN, EXPECTED_ONELOGIN_APP, oneLoginSchema } from './onelogin-schema.js';
import { EXPECTED_APP, EXPECTED_OKTA, oktaSchema } from './okta-schema.js';

/** What the access file says of one kind of identity provider, and how it is read. */
export interface IdentityProviderKeys {
  /** What stands under its top-level key, which is its kind; read, it is the model's own. */
  readonly schema: z.ZodType<IdentityProviderSettings>;
  /** What may stand there, for messages. */
  readonly expected: string;
  /** The keys that every account of it must have, each with what may stand there. */
  readonly required: Readonly<Record<string, string>>;
  /** The mappings of an account of it that have alternatives, by where they stand. */
  readonly alternatives: ReadonlyMap<string, Alternatives>;
}

/** The identity providers that an access file can name, by their top-level keys. A provider is one row. */
export const IDENTITY_PROVIDERS = {
  okta: {
    schema: oktaSchema,
    expected: EXPECTED_OKTA,
    required: { app: EXPECTED_APP },
    alternatives: new Map<string, Alternatives>([
      [
        'accounts.*.app',
        {
          saml: ['label', 'updates', 'saml'],
          preconfigured: ['label', 'updates', 'preconfigured'],
          existing: ['label', 'existing'],
        },
      ],
    ]),
  },
  entra: { schema: entraSchema, expected: EXPECTED_ENTRA, required: {}, alternatives: new Map<string, Alternatives>() },
  onelogin: {
    schema: oneLoginSchema,
    expected: EXPECTED_ONELOGIN,
    required: { app: EXPECTED_ONELOGIN_APP },
    alternatives: new Map<string, Alternatives>(),
  },
} as const satisfies Readonly<Record<IdentityProviderKind, IdentityProviderKeys>>;

/** The keys of an account that belong to its identity provider, whichever that is. */
export const PROVIDER_KEYS = ['app', 'provisioning', 'adopt'] as const;

type Shape = { [Kind in IdentityProviderKind]: z.ZodOptional<(typeof IDENTITY_PROVIDERS)[Kind]['schema']> };

/** The top-level keys of the identity providers, none of which has to be there. */
export const IDENTITY_PROVIDER_SHAPE = Object.fromEntries(
  IDENTITY_PROVIDER_KINDS.map((kind) => [kind, IDENTITY_PROVIDERS[kind].schema.optional()]),
) as Shape;

/** The identity providers that a file names, each kind once, in the order of the kinds. */
export function identityProvidersOf(
  file: Readonly<Partial<Record<IdentityProviderKind, IdentityProviderSettings | undefined>>>,
): readonly IdentityProviderSettings[] {
  return IDENTITY_PROVIDER_KINDS.flatMap((kind) => file[kind] ?? []);
}
