import { type AccessModel } from '../access/access-model.js';
import { type CheckResult } from '../doctor/check-result.js';
import { doctorReport, isAllClear } from '../doctor/doctor-report.js';
import { examineAccount } from '../doctor/examine-account.js';
import { readKlaviyo } from '../doctor/klaviyo-readings.js';
import { type ConnectSurroundings, type ReadingsReader } from '../provider/identity-provider.js';
import { type PeopleSource } from '../provider/people-source.js';
import { isPeopleSource, peopleSourceOf } from '../provider/people-sources.js';
import { providerOf } from '../provider/providers.js';
import { renderDoctorReport } from '../report/doctor/doctor-format.js';
import { type DoctorFormat } from '../report/formats.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { loadAccessModel } from './load-access-model.js';
import { progressLine } from './progress-line.js';
import { selectAccounts } from './select-accounts.js';

export interface DoctorOptions {
  readonly config: string;
  /** Names of accounts; none means all. */
  readonly account: readonly string[];
  readonly format: DoctorFormat;
  /** Whether the text shows each result. Default: what passed is counted, and what is not checkable stands there once for each reason. */
  readonly verbose?: boolean;
}

/** A directory that is asked by itself, and what reads it for one account. */
interface DirectoryReader {
  readonly source: PeopleSource;
  readonly read: ReadingsReader<unknown>;
}

function directoryReader({ directory }: AccessModel, surroundings: ConnectSurroundings): DirectoryReader | undefined {
  if (!isPeopleSource(directory)) return undefined;
  const source = peopleSourceOf(directory);
  return { source, read: source.reader(directory, surroundings) };
}

/** `klaviyo-access doctor`: whether the identity provider, a directory that is asked, and Klaviyo are set up as the access file declares. Nothing is written anywhere. */
export async function doctor(options: DoctorOptions, io: CliIo): Promise<ExitCode> {
  const capturedAt = io.now().toISOString();
  const { model, folder } = await loadAccessModel(options.config, io);
  const { environment, cwd, interrupted: signal } = io;
  const accounts = selectAccounts(model, options.account);
  const readers = new Map(
    model.identityProviders.map((settings) => [
      settings.kind,
      providerOf(settings).reader(settings, { environment, cwd, signal }),
    ]),
  );
  const directory = directoryReader(model, { environment, cwd, signal });
  if (readers.size === 0 && directory === undefined) {
    io.stderr.write(`${options.config} names no identity provider, so only Klaviyo's SCIM server is checked.\n`);
  }
  const progress = progressLine(io.stderr);
  const results: CheckResult[] = [];
  try {
    for (const account of accounts) {
      const provider = providerOf(account.identityProvider);
      const asks = provider && readers.get(provider.kind);
      if (provider !== undefined) progress.show(`${account.name}: asking ${provider.words.name}`);
      const identityProvider = await asks?.(account);
      if (directory !== undefined) progress.show(`${account.name}: asking ${directory.source.name}`);
      const people = directory && { source: directory.source, readings: await directory.read(account) };
      progress.show(`${account.name}: asking Klaviyo`);
      const klaviyo = await readKlaviyo(account, { environment, folder, signal });
      results.push(...examineAccount(account, { identityProvider, directory: people, klaviyo }));
    }
  } finally {
    progress.clear();
  }
  const report = doctorReport(capturedAt, results);
  io.stdout.write(renderDoctorReport(options.format, report, { verbose: options.verbose }));
  return isAllClear(report) ? EXIT.clean : EXIT.error;
}
