import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { AccessFileError } from '../../src/access/access-file-error.js';
import { parseAccessFile, type ParseOptions } from '../../src/access/parse-access-file.js';

/** The access file that the package ships. */
export const EXAMPLE = readFileSync(join(__dirname, '../../access.yaml'), 'utf8');

/** The example with pieces of its text replaced; each must be there once, so that a test cannot miss its target. */
export function exampleWith(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) {
      throw new Error(`not exactly once in the example: ${from}`);
    }
    return text.replace(from, () => to);
  }, EXAMPLE);
}

/** A second account, as text to add to the example. Its app exists, is found by its id and has a label of its own. */
export function account(name: string, lines: readonly string[] = []): string {
  return [
    `  - name: ${name}`,
    '    kind: account',
    '    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: SECOND_KEY } }',
    '    owner: owner@example.com',
    `    app: { existing: 0oa1b2c3, label: ${name} }`,
    '    assignments: [{ role: admin, group: second-admins }]',
    ...lines,
    '',
  ].join('\n');
}

/** The error that the text is refused with. */
export function refusal(text: string, options: Partial<ParseOptions> = {}): AccessFileError {
  try {
    parseAccessFile(text, { path: 'access.yaml', ...options });
  } catch (error) {
    if (error instanceof AccessFileError) {
      return error;
    }
    throw error;
  }
  throw new Error('the access file was accepted');
}

/** The lines of the error that the text is refused with. */
export function refusals(text: string, options: Partial<ParseOptions> = {}): string[] {
  return refusal(text, options).message.split('\n');
}
