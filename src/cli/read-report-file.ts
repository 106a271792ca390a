import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type DriftReport } from '../drift/drift-report.js';
import { parseDriftReport } from '../report/drift/parse-drift-report.js';
import { fileFault } from '../text/file-fault.js';
import { visible } from '../text/visible.js';
import { CliError } from './cli-error.js';

/**
 * Reads the file of a JSON drift report.
 *
 * @param path relative to `folder`
 * @param ifAbsent a sentence on why the file may not be there
 * @throws CliError if it cannot be read; DriftReportError if it holds no report that can be used
 */
export async function readReportFile(folder: string, path: string, ifAbsent: string): Promise<DriftReport> {
  let text: string;
  try {
    text = await readFile(resolve(folder, path), 'utf8');
  } catch (error) {
    throw new CliError(`Cannot read the report ${visible(path)}: ${fileFault(error)}. ${ifAbsent}`);
  }
  return parseDriftReport(text, path);
}
