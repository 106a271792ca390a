import { type TerraformStack } from 'cdktf';
import { type Construct } from 'constructs';
import { type AccessModel, type Account, type IdentityProviderKind } from '../src/access/access-model.js';
import { PROVIDER_NAMES, providerSettings } from '../src/access/provider-settings.js';
import { requirePackages } from '../src/packages/required-packages.js';
import type * as Entra from './klaviyo-entra-stack.js';
import { type KlaviyoEntraStackProps } from './klaviyo-entra-stack.js';
import type * as OneLogin from './klaviyo-onelogin-stack.js';
import type * as Okta from './klaviyo-stack.js';

/** What a stack takes whatever its identity provider is. */
export type AccountStackProps = Omit<KlaviyoEntraStackProps, 'entra'>;

type MakeStack = (scope: Construct, model: AccessModel, props: AccountStackProps) => TerraformStack;

/**
 * How the stack of an account is made, by the kind of its identity provider. Each loads the bindings of its own Terraform provider alone, when it
 * is called: who has one identity provider need not install those of another.
 */
const MAKERS: Readonly<Record<IdentityProviderKind, MakeStack>> = {
  okta: (scope, model, props) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import` would load the bindings of every provider
    const { KlaviyoStack } = require('./klaviyo-stack.js') as typeof Okta;
    return new KlaviyoStack(scope, props.account.name, { ...props, okta: providerSettings(model, 'okta')! });
  },
  entra: (scope, model, props) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import` would load the bindings of every provider
    const { KlaviyoEntraStack } = require('./klaviyo-entra-stack.js') as typeof Entra;
    return new KlaviyoEntraStack(scope, props.account.name, { ...props, entra: providerSettings(model, 'entra')! });
  },
  onelogin: (scope, _model, props) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import` would load the bindings of every provider
    const { KlaviyoOneLoginStack } = require('./klaviyo-onelogin-stack.js') as typeof OneLogin;
    return new KlaviyoOneLoginStack(scope, props.account.name, props);
  },
};

/**
 * Makes the stack of an account of the access file.
 *
 * @throws MissingPackagesError if the bindings of its identity provider are not installed
 * @throws UnsupportedSetupError if the account asks for what its identity provider cannot do
 */
export function makeAccountStack(
  scope: Construct,
  model: AccessModel,
  kind: NonNullable<Account['identityProvider']>['kind'],
  props: AccountStackProps,
): TerraformStack {
  requirePackages(`The stack of the account ${props.account.name}, which is in ${PROVIDER_NAMES[kind]},`, [
    'cdktf',
    kind,
  ]);
  return MAKERS[kind](scope, model, props);
}
