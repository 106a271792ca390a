import { readFileSync } from 'node:fs';
import { AccessFileError } from '../src/access/access-file-error.js';
import { parseAccessFile } from '../src/access/parse-access-file.js';
import { UnsupportedSetupError } from '../src/constructs/okta/unsupported-setup-error.js';
import { klaviyoApp } from './klaviyo-app.js';

/**
 * Synthesises the stacks of an access file into cdktf's output folder. Needs no credentials and looks for no access key.
 *
 * @param note - called with a sentence where there is nothing to synthesise. Default: none
 * @returns undefined, or what a person has to correct in the access file, to be shown without a stack trace
 */
export function synthAccessFile(path: string, note: (sentence: string) => void = () => undefined): string | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return (
      `The access file cannot be read: ${(error as Error).message}. ` +
      'Name it in the environment variable KLAVIYO_ACCESS_FILE, or put it at ./access.yaml.'
    );
  }
  try {
    const model = parseAccessFile(text, { path });
    klaviyoApp(model).synth();
    if (model.identityProvider === undefined)
      note(`${path} names no identity provider, so there is no stack to deploy.`);
    return undefined;
  } catch (error) {
    if (error instanceof AccessFileError || error instanceof UnsupportedSetupError) return error.message;
    throw error;
  }
}
