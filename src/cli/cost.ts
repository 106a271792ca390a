import { resolve } from 'node:path';
import { CURRENCY_CODE } from '../access/cost-inputs.js';
import { COST_INPUT_NAMES, type CostInputName, type StatedCosts } from '../access/stated-costs.js';
import { type AccessModel } from '../access/access-model.js';
import { DEFAULT_UNUSED_AFTER_DAYS } from '../access/review-settings.js';
import { DEFAULT_POLICY } from '../access/policy.js';
import { costReport } from '../cost/cost-report.js';
import { type FoundFigures, foundFigures } from '../cost/found-figures.js';
import { readHistory } from '../history/history-folder.js';
import { COST_FORMATS } from '../report/formats.js';
import { renderCost } from '../report/cost/cost-format.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { activityLogs, type ActivityOptions } from './activity-logs.js';
import { CliError } from './cli-error.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { loadAccessModel } from './load-access-model.js';
import { targetsOf } from './report-target.js';
import { writeParts } from './write-parts.js';
import { writeWholeFile } from './write-whole-file.js';

export interface CostOptions extends ActivityOptions {
  readonly config: string;
  /** The folder that `drift --history` keeps runs in. Default: nothing is found. */
  readonly history?: string;
  /** NAME=NUMBER. */
  readonly input: readonly string[];
  readonly currency?: string;
  /** FORMAT[=PATH]; none means text on standard output. */
  readonly report: readonly string[];
}

/** `klaviyo-access cost`: what access done by hand costs this company, by what its history found, what it states, and defaults. It asks nobody. */
export async function cost(options: CostOptions, io: CliIo): Promise<ExitCode> {
  const targets = targetsOf(options.report, COST_FORMATS, io.cwd);
  const byFlag = inputsOf(options.input);
  const { model } = await loadAccessModel(options.config, io);
  const capturedAt = io.now().toISOString();
  const report = costReport({
    stated: stated(model, byFlag, options.currency),
    byFlag: new Set(byFlag.keys()),
    found: await foundIn(options, model, capturedAt, io),
    capturedAt,
  });
  for (const { format, path } of targets) {
    const rendered = renderCost(format, report);
    if (path === undefined) await writeParts(io.stdout, [rendered]);
    else {
      await writeWholeFile(io.cwd, path, rendered);
      io.stderr.write(`Wrote the ${format} report to ${path}\n`);
    }
  }
  return EXIT.clean;
}

async function foundIn(
  { history, ...activity }: CostOptions,
  { accounts, reviews }: AccessModel,
  capturedAt: string,
  io: CliIo,
): Promise<FoundFigures | undefined> {
  if (history === undefined) {
    if (activity.activityLog.length === 0) return undefined;
    throw new CliError('An activity log does not say who is in Klaviyo. Name the runs that do, with --history FOLDER.');
  }
  const of = accounts.map(({ name, owner, policy = DEFAULT_POLICY }) => ({
    ...{ name, owner, targetHours: policy.removalTarget },
  }));
  const unusedAfterDays = reviews?.unusedAfterDays ?? DEFAULT_UNUSED_AFTER_DAYS;
  const logs = await activityLogs(
    activity,
    of.map(({ name }) => name),
    unusedAfterDays,
    io,
  );
  const runs = await readHistory(resolve(io.cwd, history));
  return foundFigures(runs, of, capturedAt, logs.size === 0 ? undefined : { logs, unusedAfterDays });
}

function stated(
  { costs }: AccessModel,
  byFlag: ReadonlyMap<CostInputName, number>,
  currency: string | undefined,
): StatedCosts {
  if (currency !== undefined && !CURRENCY_CODE.test(currency)) {
    throw new CliError(`--currency ${quoted(currency)} is not a currency; write three capital letters, such as EUR.`);
  }
  return {
    currency: currency ?? costs?.currency,
    inputs: { ...costs?.inputs, ...Object.fromEntries(byFlag) },
  };
}

/**
 * What `--input` states.
 *
 * @throws CliError for a name that there is not, one that is stated twice, and what is not a number
 */
function inputsOf(values: readonly string[]): ReadonlyMap<CostInputName, number> {
  const inputs = new Map<CostInputName, number>();
  for (const value of values) {
    const [name = '', ...rest] = value.split('=');
    const number = rest.join('=');
    const known = COST_INPUT_NAMES.find((candidate) => candidate === name);
    if (known === undefined) {
      const nearest = nearestWord(name, COST_INPUT_NAMES);
      throw new CliError(
        `--input ${quoted(value)} names no input; there are ${COST_INPUT_NAMES.join(', ')}.` +
          (nearest === undefined ? '' : ` Did you mean "${nearest}"?`),
      );
    }
    if (!/^\d{1,12}(?:\.\d{1,6})?$/.test(number)) {
      throw new CliError(`--input ${quoted(value)} has no number, 0 or more; write it as ${known}=12.5.`);
    }
    if (inputs.has(known)) throw new CliError(`--input states ${known} twice. State it once.`);
    inputs.set(known, Number(number));
  }
  return inputs;
}
