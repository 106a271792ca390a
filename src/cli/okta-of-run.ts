import { type AccessModel } from '../access/access-model.js';
import { oktaDoor, type OktaDoor } from '../provider/okta/connection/okta-door.js';
import { CliError } from './cli-error.js';
import { type CliIo } from './cli-io.js';

/**
 * The way to Okta of one run, by the credentials of the environment.
 *
 * @param withoutOkta - whether the flag says that Okta is not to be read
 * @throws CliError if the flag is given though Okta is the directory
 * @throws OktaReadError if the credentials are incomplete
 */
export function oktaOfRun(model: AccessModel, io: CliIo, withoutOkta = false): OktaDoor {
  const { environment, cwd, interrupted: signal } = io;
  if (!withoutOkta) return oktaDoor({ okta: model.okta, environment, cwd, signal });
  if (model.directory.kind === 'okta') {
    throw new CliError(
      `${model.path} takes the people from Okta (directory.okta), so they cannot be had with --without-okta. Leave the ` +
        'flag out, or name a roster.',
    );
  }
  return { available: false, reason: 'left out with --without-okta' };
}
