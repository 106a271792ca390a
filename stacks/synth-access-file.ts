import { readFileSync } from 'node:fs';
import { isDay } from '../src/access/grant.js';
import { parseAccessFile } from '../src/access/parse-access-file.js';
import { KlaviyoAccessError } from '../src/text/klaviyo-access-error.js';
import { quoted } from '../src/text/quoted.js';
import { klaviyoApp } from './klaviyo-app.js';
import { readRosterMembers } from './read-roster-members.js';

export interface SynthOptions {
  /** Called with a sentence where there is nothing to synthesise. Default: none. */
  readonly note?: (sentence: string) => void;
  /**
   * The value of `KLAVIYO_ACCESS_TODAY`: the day by which grants have ended, in UTC, as YYYY-MM-DD, so that a plan and the
   * apply of the next day declare the same. Default, and if it is empty: today.
   */
  readonly today?: string | undefined;
}

/**
 * Synthesises the stacks of an access file into cdktf's output folder. Needs no credentials and looks for no access key. A roster is
 * read only where the members of a group are those of the roster.
 *
 * @returns undefined, or what a person has to correct, to be shown without a stack trace
 */
export async function synthAccessFile(
  path: string,
  { note = () => undefined, today = '' }: SynthOptions = {},
): Promise<string | undefined> {
  if (today !== '' && !isDay(today)) {
    return `KLAVIYO_ACCESS_TODAY is ${quoted(today)}; it takes a day in UTC such as 2027-03-31.`;
  }
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
    const day = today === '' ? new Date().toISOString().slice(0, 10) : today;
    const model = parseAccessFile(text, { path });
    const rosterMembers = model.identityProviders.length > 0 ? await readRosterMembers(model, day) : undefined;
    klaviyoApp(model, { today: day, rosterMembers }).synth();
    if (model.identityProviders.length === 0)
      note(`${path} names no identity provider, so there is no stack to deploy.`);
    else if (model.accounts.every(({ direct }) => direct))
      note(`klaviyo-access provisions every account of ${path} itself, so there is no stack to deploy.`);
    return undefined;
  } catch (error) {
    if (error instanceof KlaviyoAccessError) return error.message;
    throw error;
  }
}
