import { type AccessWarning } from '../access/access-warning.js';
import { accessWarnings, type DeclaredByAccount } from '../access/access-warnings.js';
import { declaredByAccount } from '../access/declared-people.js';
import { guestMembers } from '../access/entra-guests.js';
import { explainDecision } from '../access/decision-explanation.js';
import { type FailedExpectation, failedExpectations } from '../access/expectations.js';
import { explanationLines } from '../access/explanation-lines.js';
import { type PeopleFault } from '../access/people-fault.js';
import { membersUnknownToProvider, peopleFaults } from '../access/people-faults.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { openDirectory } from '../directory/open-directory.js';
import { checkAccessKey } from '../klaviyo/access-key.js';
import { count } from '../report/drift/report-words.js';
import { visible } from '../text/visible.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { loadAccessModel, type LoadedAccessFile } from './load-access-model.js';
import { summarizeModel } from './summarize-model.js';

export interface ValidateOptions {
  readonly config: string;
  readonly withoutCredentials?: boolean;
  /** The day by which grants have ended, in UTC, as YYYY-MM-DD. Default: the present one. */
  readonly today?: string;
}

/** `klaviyo-access validate`: checks the access file and its directory, and reports every mistake at once. */
export async function validate(options: ValidateOptions, io: CliIo): Promise<ExitCode> {
  const onDay = options.today === undefined ? io : { ...io, now: () => new Date(options.today!) };
  const check = (source: Parameters<typeof checkAccessKey>[0], baseFolder: string): string | undefined =>
    checkAccessKey(source, { environment: io.environment, baseFolder });
  const { model, folder, today } = await loadAccessModel(
    options.config,
    onDay,
    options.withoutCredentials === true ? undefined : check,
  );
  const snapshot = await readPeople({ model, folder, today }, options, io);
  const declared = snapshot === undefined ? NOBODY_COUNTED : declaredByAccount(model, snapshot, today);
  const faults = [
    ...(snapshot === undefined ? [] : peopleFaults(model, snapshot, declared)),
    ...(snapshot === undefined ? [] : await lookUpFaults({ model, today }, snapshot, options, io)),
    ...failedExpectations(model, snapshot, today).map((failed) => expectationFault(failed, snapshot, today)),
  ];
  if (faults.length > 0) {
    io.stderr.write(faultLines(faults, options.config));
    return EXIT.error;
  }
  const warnings = snapshot === undefined ? [] : accessWarnings(model, snapshot, declared, today);
  io.stdout.write(`${summarizeModel(model, snapshot, declared)}\n${warningLines(warnings, options.config)}`);
  io.stdout.write(
    `${options.config} is valid${warnings.length === 0 ? '' : `, with ${count(warnings.length, 'warning')}`}.\n`,
  );
  return EXIT.clean;
}

/** Everyone of the directory; undefined where that is the identity provider, which is not asked without credentials. */
async function readPeople(
  { model, folder, today }: Pick<LoadedAccessFile, 'model' | 'folder' | 'today'>,
  { withoutCredentials = false }: ValidateOptions,
  io: CliIo,
): Promise<DirectorySnapshot | undefined> {
  if (model.directory.kind === 'roster') {
    return openDirectory(model.directory, folder, undefined, { today, accessPath: model.path }).read();
  }
  if (withoutCredentials) return undefined;
  const { directoryOf, providerWays } = await import('./provider-access.js');
  return directoryOf(model, { folder, today }, () => providerWays(model, io), model.accounts).read();
}

/**
 * Members whom the stacks do not find in the identity provider: guests of Entra, and, where the people come from a roster and there is a way
 * to the provider, those whom it does not have.
 */
async function lookUpFaults(
  { model, today }: Pick<LoadedAccessFile, 'model' | 'today'>,
  snapshot: DirectorySnapshot,
  { withoutCredentials = false }: ValidateOptions,
  io: CliIo,
): Promise<readonly PeopleFault[]> {
  const hasMembers = model.accounts.some(({ assignments }) =>
    assignments.some(
      ({ membership }) => membership?.kind === 'declared' && (membership.fromRoster || membership.members.length > 0),
    ),
  );
  if (withoutCredentials || !hasMembers) return [];
  if (model.directory.kind !== 'roster') return guestMembers(model, snapshot, snapshot.users, today);
  const { providerWays } = await import('./provider-access.js');
  const { providerOf } = await import('../provider/providers.js');
  const ways = providerWays(model, io);
  const faults: PeopleFault[] = [];
  for (const settings of model.identityProviders) {
    const provider = providerOf(settings);
    const access = ways(settings);
    if (provider.profiles === undefined || !access.available) continue;
    const accounts = model.accounts.filter(({ identityProvider }) => identityProvider?.kind === settings.kind);
    if (accounts.length === 0) continue;
    const profiles = await provider.profiles(access, accounts);
    const people = { name: provider.words.name, keys: new Set(profiles.keys()), today };
    faults.push(
      ...membersUnknownToProvider({ ...model, accounts }, snapshot, people),
      ...guestMembers({ ...model, accounts }, snapshot, profiles.values(), today),
    );
  }
  return faults;
}

/** What is declared where the directory was not read. */
const NOBODY_COUNTED: DeclaredByAccount = new Map();

/** A failed expectation, with the decision explained. */
function expectationFault(
  { expectation, message, asked }: FailedExpectation,
  snapshot: DirectorySnapshot | undefined,
  today: string,
): PeopleFault {
  if (asked === undefined) return { at: expectation.at, message };
  const surroundings = { attributeNames: snapshot?.attributeNames, membersOnly: snapshot?.membersOnly, today };
  const lines = explanationLines(explainDecision(asked.account, asked.person, surroundings));
  return { at: expectation.at, message: [message, ...lines].join(' ') };
}

/** How many faults are written. A roster that lost its people may have one for each member. */
const WRITTEN_FAULTS = 100;

function faultLines(faults: readonly PeopleFault[], path: string): string {
  const lines = faults
    .slice(0, WRITTEN_FAULTS)
    .map(({ at, message }) => visible(`${path}:${at.line}:${at.column}: ${message}`));
  const left = faults.length - lines.length;
  return [...lines, ...(left > 0 ? [`… and ${count(left, 'mistake')} more`] : [])].map((line) => `${line}\n`).join('');
}

/** How many warnings are written. A large roster may have one for each of its groups. */
const WRITTEN_WARNINGS = 20;

function warningLines(warnings: readonly AccessWarning[], path: string): string {
  const lines = warnings
    .slice(0, WRITTEN_WARNINGS)
    .map(({ at, message }) => visible(`Warning: ${path}:${at.line}:${at.column}: ${message}`));
  const left = warnings.length - lines.length;
  return [...lines, ...(left > 0 ? [`… and ${count(left, 'warning')} more`] : [])].map((line) => `${line}\n`).join('');
}
