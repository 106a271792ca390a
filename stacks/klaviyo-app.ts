import { dirname } from 'node:path';
import { App, type AppConfig } from 'cdktf';
import { type AccessModel } from '../src/access/access-model.js';
import { UnsupportedSetupError } from '../src/constructs/unsupported-setup-error.js';
import { makeAccountStack } from './account-stack.js';
import { stateLocation } from './stack-backend.js';

/** How the stacks of an access file are made; cdktf's own options, such as `outdir`, besides. */
export interface KlaviyoAppOptions extends AppConfig {
  /**
   * The day by which grants have ended, in UTC, as YYYY-MM-DD.
   * @default the day of the synthesis
   */
  readonly today?: string | undefined;
  /**
   * The logins of those whom the roster puts into the groups with `members: roster`, by the group's name, as `readRosterMembers`
   * reads them.
   * @default none, so that no assignment may have such members
   */
  readonly rosterMembers?: ReadonlyMap<string, readonly string[]> | undefined;
}

/**
 * The CDKTF app of an access file: one stack for each account that klaviyo-access does not provision itself. Its `synth()` writes them. An access file that names no
 * identity provider has nothing to deploy, and so no stack.
 *
 * @throws UnsupportedSetupError if accounts would share one state, or one asks for what its identity provider cannot do, or for members of
 * a roster that was not read
 * @throws MissingPackagesError if the bindings of an account's identity provider are not installed
 */
export function klaviyoApp(model: AccessModel, { today, rosterMembers, ...config }: KlaviyoAppOptions = {}): App {
  const folder = dirname(model.path);
  const app = new App(config);
  const { terraform } = model;
  const accounts = model.accounts.filter(({ identityProvider }) => identityProvider !== undefined);
  requireOwnStates({ terraform, accounts }, folder);
  for (const account of accounts) {
    const props = { account, terraform, folder, today, rosterMembers };
    makeAccountStack(app, model, account.identityProvider!.kind, props);
  }
  return app;
}

/** Two stacks with one state would each destroy what the other has made. */
function requireOwnStates({ terraform, accounts }: Pick<AccessModel, 'terraform' | 'accounts'>, folder: string): void {
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
