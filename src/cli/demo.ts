import { join, relative, resolve } from 'node:path';
import { declaredByAccount } from '../access/declared-people.js';
import { openDirectory } from '../directory/open-directory.js';
import { DEFAULT_FAIL_ON, runFails } from '../drift/fail-on.js';
import { REPORT_FORMAT } from '../report/drift/report-format.js';
import { REPORT_FORMATS } from '../report/formats.js';
import { packageFolder } from '../packages/package-folder.js';
import { requirePackages } from '../packages/required-packages.js';
import { driftOf } from './check-accounts.js';
import { writeLedAccessFile } from './demo/led-access-file.js';
import { provisionDirectly } from './demo/provision-directly.js';
import { reviewAccess } from './demo/review-access.js';
import { explain } from './explain.js';
import { type CycleReport } from '../simulator/entra/index.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { writeReports } from './write-reports.js';
import { loadAccessModel } from './load-access-model.js';
import { providerWays } from './provider-access.js';
import { summarizeModel } from './summarize-model.js';

export interface DemoOptions {
  /** Where stacks and reports are written; relative to the working directory. */
  readonly out: string;
}

/** The day of the example, whose exceptions end on certain days: so the demo shows the same whenever it runs. */
const DEMO_TIME = new Date('2026-06-01T06:00:00.000Z');

/**
 * `klaviyo-access demo`: the whole job on embedded simulators of Okta, Entra and Klaviyo, for the accounts of examples/demo. It
 * ends with 0 although it finds drift, since finding it is what it shows.
 */
export async function demo(options: DemoOptions, io: CliIo): Promise<ExitCode> {
  requirePackages('`klaviyo-access demo`', ['cdktf', 'okta', 'entra', 'simulators']);
  // They load those packages, so they are loaded only now.
  const { startSimulators } = await import('./demo/start-simulators.js');
  const { synthesizeStacks } = await import('./demo/synthesize-stacks.js');
  const examples = join(packageFolder(), 'examples', 'demo');
  const say = (text: string): unknown => io.stdout.write(`${text}\n`);
  const { model, folder, sha256 } = await loadAccessModel(join(examples, 'access.yaml'), io);
  const today = DEMO_TIME.toISOString().slice(0, 10);
  const snapshot = await openDirectory(model.directory, folder, undefined, { today, accessPath: model.path }).read();

  say('1. The access file: who may be in Klaviyo, and as what (examples/demo/access.yaml)\n');
  say(summarizeModel(model, snapshot, declaredByAccount(model, snapshot, today)));

  say('\n2. The set-up of Okta and Entra that it declares, synthesised for Terraform\n');
  for (const stack of await synthesizeStacks(model, resolve(io.cwd, options.out, 'cdktf.out'), today)) {
    say(`${stack.name}: ${stack.resources.map(([type, number]) => `${number} ${type}`).join(', ')}`);
    say(`  ${relative(io.cwd, stack.path)}`);
  }

  say('\n3. Whom Okta and Entra have assigned, and who is really in Klaviyo: read from simulators on this machine\n');
  const simulators = await startSimulators(model.accounts, examples, resolve(io.cwd, options.out, 'entra.pem'), io);
  try {
    const { accounts, environment, entra, oktaUrl } = simulators;
    say(`Okta: ${oktaUrl}`);
    say(`Entra: ${entra.url}`);
    for (const account of accounts) say(`${account.name}: ${account.scim.baseUrl}`);
    for (const cycle of await entra.runCycle()) {
      say(cycleLine(cycle));
      // As after an access key was replaced in Klaviyo alone.
      entra.portal.quarantine(cycle.application);
    }
    const surroundings = { ...io, environment, now: () => DEMO_TIME };
    const report = await driftOf(
      {
        accounts: accounts.filter(({ direct }) => direct === undefined),
        snapshot,
        isRoster: true,
        ways: providerWays(model, surroundings),
        folder,
        accessFile: 'examples/demo/access.yaml',
        accessFileSha256: sha256,
      },
      surroundings,
    );
    const files = REPORT_FORMATS.map((format) => ({
      format,
      path: join(options.out, `drift.${REPORT_FORMAT[format].fileEnding}`),
    }));

    say('\n4. The drift between them, as on 1 June 2026\n');
    // The files are listed below, in the order of the demo.
    const quiet = { ...io, stderr: { write: () => undefined } };
    const shown = { failOn: DEFAULT_FAIL_ON, detailsAt: files.find(({ format }) => format === 'text')?.path };
    await writeReports(report, [{ format: 'text', path: undefined }], shown, quiet);
    await writeReports(report, files, { failOn: DEFAULT_FAIL_ON, details: true }, quiet);
    say(
      `\nIn a pipeline \`klaviyo-access drift\` would have ended with exit code ` +
        `${runFails(report, DEFAULT_FAIL_ON) ? EXIT.drift : EXIT.clean}. The reports are in:`,
    );
    for (const { path } of files) say(`  ${path}`);

    say('\n5. An account that klaviyo-access provisions itself: planned, applied, verified, and checked again');
    const led = join(options.out, 'direct');
    writeLedAccessFile(examples, resolve(io.cwd, led), [model.accounts, accounts]);
    const quietly = { ...surroundings, stderr: quiet.stderr };
    for (const { name } of accounts.filter(({ direct }) => direct !== undefined)) {
      await provisionDirectly(name, led, quietly);
    }

    say('\n6. An access review: opened, decided on, carried out, verified, closed, and checked');
    for (const { name } of accounts.filter(({ direct }) => direct !== undefined))
      await reviewAccess(name, led, quietly);

    say('\n7. What one person may do in Klaviyo, and why (klaviyo-access explain adele@example.com)\n');
    const asked = { config: join(led, 'access.yaml'), account: [], format: 'text' } as const;
    await explain('adele@example.com', asked, quietly);
    return EXIT.clean;
  } finally {
    await simulators.close();
  }
}

/** What Entra wrote to Klaviyo, such as `Entra provisioned Klaviyo Europe: 4 create, 1 update`. */
function cycleLine({ application, actions }: CycleReport): string {
  const written = actions.filter(({ status }) => status === 'success').map(({ action }) => action);
  const counts = [...new Set(written)].map((action) => `${written.filter((one) => one === action).length} ${action}`);
  return `Entra provisioned ${application}: ${counts.join(', ')}`;
}
