import { resolve } from 'node:path';
import { nearestWord } from '../text/nearest-word.js';
import { REPORT_FORMATS, type ReportFormat } from '../report/formats.js';
import { CliError } from './cli-error.js';

/** One `--report`: a format, and the file that it goes to; standard output without one. */
export interface ReportTarget<Format extends string = ReportFormat> {
  readonly format: Format;
  readonly path: string | undefined;
}

/**
 * Reads the values of `--report FORMAT[=PATH]`. None at all means text on standard output.
 *
 * @param folder - where a relative path starts
 * @throws CliError for an unknown format, an empty or repeated path, and for two reports on standard output
 */
export function reportTargets(values: readonly string[], folder: string): readonly ReportTarget[] {
  return targetsOf(values, REPORT_FORMATS, folder);
}

/** {@link reportTargets} of a report that has these formats, text among them. */
export function targetsOf<Format extends string>(
  values: readonly string[],
  formats: readonly (Format | 'text')[],
  folder: string,
): readonly ReportTarget<Format | 'text'>[] {
  if (values.length === 0) return [{ format: 'text', path: undefined }];
  const targets = values.map((value) => reportTarget(value, formats));
  if (targets.filter((target) => target.path === undefined).length > 1) {
    throw new CliError(
      'Two reports would be mixed on standard output. Give all but one of them a file: --report FORMAT=PATH.',
    );
  }
  const paths = targets.flatMap((target) => target.path ?? []);
  const files = paths.map((path) => resolve(folder, path));
  const repeated = paths.find((_path, index) => files.indexOf(files[index] ?? '') !== index);
  if (repeated !== undefined)
    throw new CliError(`Two reports would be written to ${repeated}. Give each its own file.`);
  return targets;
}

function reportTarget<Format extends string>(value: string, formats: readonly Format[]): ReportTarget<Format> {
  const [format = '', ...rest] = value.split('=');
  const known = formats.find((candidate) => candidate === format);
  if (known === undefined) {
    const nearest = nearestWord(format, formats);
    throw new CliError(
      `There is no report format "${format}"; there are ${formats.join(', ')}.` +
        (nearest === undefined ? '' : ` Did you mean "${nearest}"?`),
    );
  }
  if (rest.length === 0) return { format: known, path: undefined };
  const path = rest.join('=');
  if (path === '') throw new CliError(`--report ${value} names no file after the "=".`);
  return { format: known, path };
}
