import { CliError } from '../cli-error.js';

/** Stops the demo where a command of it does not end as the demo says. */
export function requireCode(code: number, expected: number, command: string): void {
  if (code !== expected) throw new CliError(`In the demo \`${command}\` ended with ${code} in place of ${expected}.`);
}
