import { resolve } from 'node:path';
import { type RemediationFormat } from '../../report/formats.js';
import { plainJson } from '../../report/plain-json.js';
import { verificationText } from '../../report/review/remedy/verification-text.js';
import { verificationReport } from '../../review/remedy/verification-report.js';
import { verifiedAccounts, verifiedRows } from '../../review/remedy/verification.js';
import { changeReview, readReview } from '../../review/review-folder.js';
import { CliError } from '../cli-error.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { loadAccessModel } from '../load-access-model.js';
import { readAccounts } from './read-accounts.js';
import { remedyAccounts } from './remedy-account.js';
import { requireOpen } from './require-open.js';

export interface ReviewVerifyRemediationOptions {
  readonly config: string;
  readonly format: RemediationFormat;
}

/**
 * `klaviyo-access review verify-remediation`: reads every account of the review again, and records whether what was decided is so. Exits with 2
 * while anything is not.
 */
export async function reviewVerifyRemediation(
  named: string,
  options: ReviewVerifyRemediationOptions,
  io: CliIo,
): Promise<ExitCode> {
  const folder = resolve(io.cwd, named);
  const before = await readReview(folder);
  requireOpen(before);
  const loaded = await loadAccessModel(options.config, io);
  const { model, today } = loaded;
  const names = new Set(before.population.accounts.map(({ name }) => name));
  const accounts = model.accounts.filter(({ name }) => names.has(name));
  if (accounts.length === 0) {
    throw new CliError(
      `${options.config} has none of the accounts of the review (${[...names].join(', ')}). Nothing was recorded. Name its access file with --config.`,
    );
  }
  const read = await readAccounts(loaded, accounts, io, model.accounts);
  const input = {
    ...{ model, today, snapshot: read.snapshot },
    accounts: remedyAccounts(read.accounts, before.population),
  };
  const review = await changeReview(folder, io.now, (current) => {
    requireOpen(current);
    return [
      {
        event: 'verified',
        accounts: verifiedAccounts(read.accounts),
        rows: verifiedRows({ ...input, review: current }),
      },
    ];
  });
  const report = verificationReport(review, io.now());
  io.stdout.write(options.format === 'json' ? plainJson(report) : verificationText(report));
  return report.people.every(({ isAsDecided }) => isAsDecided) ? EXIT.clean : EXIT.drift;
}
