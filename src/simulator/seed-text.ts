import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { type z } from 'zod';
import { formFault } from '../text/form-fault.js';
import { SimulatorError } from './simulator-error.js';

/** A seed file that cannot be used. The message names the file and every mistake in it. */
export class SeedFileError extends SimulatorError {
  constructor(
    readonly path: string,
    readonly mistakes: readonly string[],
  ) {
    const count = mistakes.length === 1 ? 'a mistake' : `${String(mistakes.length)} mistakes`;
    super(`The seed file ${path} has ${count}:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
  }
}

/** The text of a seed file. @throws SimulatorError if it cannot be read */
export async function readSeedText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new SimulatorError(`The seed file ${path} cannot be read: ${(error as Error).message}.`);
  }
}

/**
 * The seed that a text in YAML holds.
 *
 * @param path - for messages
 * @param checks - each gives what is wrong with a seed of the right shape; the first that finds something ends the reading
 * @throws SeedFileError if it is not YAML, does not have that shape, or a check finds something
 */
export function parseSeedText<Shape extends z.ZodType>(
  text: string,
  path: string,
  shape: Shape,
  checks: readonly ((seed: z.output<Shape>) => readonly string[])[],
): z.output<Shape> {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    throw new SeedFileError(
      path,
      document.errors.map(({ message }) => message),
    );
  }
  const parsed = shape.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map((issue) => formFault(issue, where(issue.path)));
    throw new SeedFileError(path, mistakes);
  }
  for (const check of checks) {
    const mistakes = check(parsed.data);
    if (mistakes.length > 0) throw new SeedFileError(path, mistakes);
  }
  return parsed.data;
}

/** Those of some names that stand there for a second time, in whatever letter case. */
export function repeated(names: readonly string[]): readonly string[] {
  const lower = names.map((name) => name.toLowerCase());
  return names.filter((_, index) => lower.indexOf(lower[index] ?? '') < index);
}

function where(path: readonly PropertyKey[]): string {
  const written = path.map((part) => (typeof part === 'number' ? `[${String(part)}]` : `.${String(part)}`)).join('');
  return written === '' ? 'the file' : written.replace(/^\./, '');
}
