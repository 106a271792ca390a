import { dirname } from 'node:path';
import { App, type AppConfig } from 'cdktf';
import { type AccessModel } from '../src/access/access-model.js';
import { UnsupportedSetupError } from '../src/constructs/okta/unsupported-setup-error.js';
import { KlaviyoStack } from './klaviyo-stack.js';
import { stateLocation } from './stack-backend.js';

/**
 * The CDKTF app of an access file: one stack for each account. Its `synth()` writes them.
 *
 * @param options - cdktf's own, such as `outdir`
 * @throws UnsupportedSetupError if accounts would share one state, or one asks for what Okta cannot do
 */
export function klaviyoApp(model: AccessModel, options: AppConfig = {}): App {
  const folder = dirname(model.path);
  requireOwnStates(model, folder);
  const app = new App(options);
  for (const account of model.accounts) {
    new KlaviyoStack(app, account.name, { account, okta: model.okta, terraform: model.terraform, folder });
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
