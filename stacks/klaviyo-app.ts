import { dirname } from 'node:path';
import { App, type AppConfig } from 'cdktf';
import { type AccessModel } from '../src/access/access-model.js';
import { UnsupportedSetupError } from '../src/constructs/okta/unsupported-setup-error.js';
import { KlaviyoStack } from './klaviyo-stack.js';
import { stateLocation } from './stack-backend.js';

/**
 * The CDKTF app of an access file: one stack for each account. Its `synth()` writes them. An access file that names no
 * identity provider has nothing to deploy, and so no stack.
 *
 * @param options - cdktf's own, such as `outdir`
 * @throws UnsupportedSetupError if accounts would share one state, or one asks for what Okta cannot do
 */
export function klaviyoApp(model: AccessModel, options: AppConfig = {}): App {
  const folder = dirname(model.path);
  const app = new App(options);
  const { identityProvider, terraform } = model;
  if (identityProvider === undefined) return app;
  requireOwnStates(model, folder);
  for (const account of model.accounts) {
    new KlaviyoStack(app, account.name, { account, okta: identityProvider, terraform, folder });
  }
  return app;
}

/** Two stacks with one state would each destroy what the other has made. */
function requireOwnStates({ terraform, accounts }: AccessModel, folder: string): void {
  const owners = new Map<string, string>();
  for (const { name } of accounts) {
    const location = stateLocation(terraform.backend, name, folder);
    const owner = owners.get(location);
    if (owner !== undefined) {
      throw new UnsupportedSetupError(
        `The accounts ${owner} and ${name} would share one Terraform state (${location}), and each deploy would destroy ` +
          'what the other has made. Write {account} in terraform.backend.stateKey.',
      );
    }
    owners.set(location, name);
  }
}
