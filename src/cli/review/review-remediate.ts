import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Account } from '../../access/access-model.js';
import { isPeopleSource, peopleSourceOf } from '../../provider/people-sources.js';
import { providerOf } from '../../provider/providers.js';
import { sealed } from '../../reconcile/plan-seal.js';
import { PLAN_VERSION, type ReconcilePlan } from '../../reconcile/plan.js';
import { packageVersion } from '../../packages/package-folder.js';
import { type RemediationFormat } from '../../report/formats.js';
import { plainJson } from '../../report/plain-json.js';
import { remediationText } from '../../report/review/remedy/remediation-text.js';
import { isOpen } from '../../report/review/remedy/remediation-words.js';
import { stepsMarkdown } from '../../report/review/remedy/steps-markdown.js';
import { type JournalEvent } from '../../review/journal-entry.js';
import { isRemedy } from '../../review/open-matters.js';
import { heldRows } from '../../review/remedy/held.js';
import { remediation } from '../../review/remedy/remediation.js';
import { remediedRows, type RemedyInput } from '../../review/remedy/remedied-row.js';
import { remediateCommand } from '../../review/remedy/step-facts.js';
import { remedyPatch } from '../../review/remedy/remedy-patch.js';
import { type Remediation, REMEDIATION_FILES, REMEDIATION_FOLDER } from '../../review/remedy/remedy.js';
import { changeReview, digest, readReview, type Review } from '../../review/review-folder.js';
import { unifiedDiff } from '../../text/unified-diff.js';
import { CliError } from '../cli-error.js';
import { EXIT, type CliIo, type ExitCode } from '../cli-io.js';
import { loadAccessModel, type LoadedAccessFile } from '../load-access-model.js';
import { allowances } from '../reconcile/allowances.js';
import { type AccountsRead, readAccounts } from './read-accounts.js';
import { remedyAccounts } from './remedy-account.js';
import { remedyPlan } from './remedy-plan.js';
import { patchPlace, type PatchPlace } from './patch-place.js';
import { planText, writeRemedyFiles } from './remedy-files.js';
import { requireOpen } from './require-open.js';

export interface ReviewRemediateOptions {
  readonly config: string;
  readonly format: RemediationFormat;
  /** For how many minutes the plan may be applied. */
  readonly validFor: number;
  /** LIMIT=ACCOUNT. */
  readonly allow: readonly string[];
}

const MINUTE_MS = 60_000;

/**
 * `klaviyo-access review remediate`: writes down what carries the decisions of a review out. It reads every account that is concerned, and changes
 * nothing but the folder of the review. Exits with 2 if something is to be done.
 */
export async function reviewRemediate(named: string, options: ReviewRemediateOptions, io: CliIo): Promise<ExitCode> {
  const folder = resolve(io.cwd, named);
  const first = await readReview(folder);
  requireOpen(first);
  const loaded = await loadAccessModel(options.config, io);
  const text = await accessText(options.config, loaded, io);
  const accounts = concerned(first, loaded);
  const allowed = allowances(options.allow, reviewed(first, loaded));
  const read = accounts.length === 0 ? undefined : await readAccounts(loaded, accounts, io, loaded.model.accounts);
  const now = io.now();
  const place = patchPlace(io.cwd, options.config, named);
  let made: Made | undefined;
  await changeReview(folder, io.now, async (review): Promise<readonly JournalEvent[]> => {
    requireOpen(review);
    // Somebody may have decided while the accounts were read.
    requireSame(concerned(review, loaded), accounts);
    made = make({ named, options, place, loaded, text, read, now, allowed }, review);
    if (made.remediation.people.length === 0 && lastFiles(review) === undefined) return [];
    const files = await filesOf(folder, made, now);
    await writeRemedyFiles(folder, files);
    const digests = Object.fromEntries(
      [...files].map(([name, each]) => [`${REMEDIATION_FOLDER}/${name}`, digest(each)]),
    );
    return isDeepStrictEqual(digests, lastFiles(review)) ? [] : [{ event: 'remediation', files: digests }];
  });
  const { remediation: result } = made!;
  const shown = result.people.length === 0 ? undefined : `${named}/${REMEDIATION_FOLDER}`;
  io.stdout.write(options.format === 'json' ? plainJson(result) : remediationText(result, shown));
  return isOpen(result) ? EXIT.drift : EXIT.clean;
}

/** The accounts in which something is to be revoked or changed, as far as the access file still has them. */
function concerned({ state }: Pick<Review, 'state'>, { model }: LoadedAccessFile): readonly Account[] {
  const names = new Set([...state.rows.values()].filter(isRemedy).map(({ row }) => row.account));
  return model.accounts.filter(({ name }) => names.has(name));
}

/** The accounts of the review, as far as the access file still has them. */
function reviewed({ population }: Pick<Review, 'population'>, { model }: LoadedAccessFile): readonly Account[] {
  return model.accounts.filter(({ name }) => population.accounts.some((each) => each.name === name));
}

/** @throws CliError if other accounts are concerned than were read */
function requireSame(now: readonly Account[], read: readonly Account[]): void {
  if (now.every((account) => read.includes(account))) return;
  throw new CliError(
    'Decisions were recorded while the accounts were read. Nothing was written. Run the command again.',
  );
}

/** The text from which the model was read. */
async function accessText(config: string, { sha256 }: LoadedAccessFile, io: CliIo): Promise<string> {
  const bytes = await readFile(resolve(io.cwd, config));
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes.toString('utf8');
  throw new CliError(`${config} was changed while it was read. Run the command again.`);
}

interface Making {
  readonly named: string;
  readonly options: ReviewRemediateOptions;
  readonly place: PatchPlace;
  readonly loaded: LoadedAccessFile;
  readonly text: string;
  readonly read: AccountsRead | undefined;
  readonly now: Date;
  readonly allowed: ReturnType<typeof allowances>;
}

/** What is made, before it is written. */
interface Made {
  readonly remediation: Remediation;
  /** Empty: nothing of the access file changes. */
  readonly patch: string;
  readonly plan: ReturnType<typeof sealed> | undefined;
}

function make({ named, options, place, loaded, text, read, now, allowed }: Making, review: Review): Made {
  const { model, today, sha256 } = loaded;
  const input: RemedyInput = {
    ...{ review, model, today },
    accounts: remedyAccounts(read?.accounts ?? [], review.population),
    snapshot: read?.snapshot ?? { source: '', users: [] },
  };
  const rows = remediedRows(input);
  const held = heldRows(input, rows);
  const meant = rows.filter(({ state }) => !held.has(state.row.row));
  const patch = remedyPatch(input, text, meant);
  const command = remediateCommand({ folder: named, accessFile: options.config });
  const plans = [...input.accounts].map(([name, account]) => {
    const theirs = meant.filter((row) => row.account === account);
    return [
      name,
      remedyPlan(account, theirs, { snapshot: input.snapshot, now, allowed: allowed.get(name), command }),
    ] as const;
  });
  const plannable = plans
    .map(([, { planned }]) => planned)
    .filter(({ plan, refusals }) => refusals.length === 0 && plan.actions.length > 0);
  const plan: Omit<ReconcilePlan, 'sha256'> = {
    version: PLAN_VERSION,
    tool: packageVersion(),
    madeAt: now.toISOString(),
    validUntil: new Date(now.getTime() + options.validFor * MINUTE_MS).toISOString(),
    accessFile: { path: options.config, sha256 },
    accounts: plannable.map((each) => each.plan),
  };
  return {
    remediation: remediation(input, {
      ...{ rows, held, patch },
      plans: new Map(plans.map(([name, { people }]) => [name, people])),
      refusedPlans: plans.flatMap(([name, { planned }]) =>
        planned.refusals.map(({ message }) => `${name}: ${message}`),
      ),
      places: {
        ...{ folder: named, accessFile: options.config, patchCommand: place.command },
        directoryGroups: directoryGroups(loaded),
      },
      accessFileSha256: sha256,
    }),
    patch: unifiedDiff(place.path, text, patch.texts),
    plan: plannable.length === 0 ? undefined : sealed(plan),
  };
}

/** In which console people are put into groups. Undefined for a roster, which holds the groups itself. */
function directoryGroups({ model: { directory } }: LoadedAccessFile): string | undefined {
  if (directory.kind === 'roster') return undefined;
  return isPeopleSource(directory) ? peopleSourceOf(directory).groups : providerOf(directory).words.groups;
}

async function filesOf(
  folder: string,
  { remediation: result, patch, plan }: Made,
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ...(patch === '' ? [] : [[REMEDIATION_FILES.patch, patch] as const]),
    ...(plan === undefined ? [] : [[REMEDIATION_FILES.plan, await planText(folder, plan, now)] as const]),
    [REMEDIATION_FILES.steps, stepsMarkdown(result)],
    [REMEDIATION_FILES.json, plainJson(result)],
  ]);
}

/** The digests of the files that the journal names last; undefined where there were none. */
function lastFiles({ entries }: Pick<Review, 'entries'>): Readonly<Record<string, string>> | undefined {
  const last = entries.findLast((entry) => entry.event === 'remediation');
  return last?.event === 'remediation' ? last.files : undefined;
}
