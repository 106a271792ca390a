import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessFile, KEY, KEY_VARIABLE } from './access-file.js';
import { type Benchmark } from './benchmark.js';
import { startUserServer, startWriteServer, usageOf } from './child.js';
import { PROGRAM } from './drift-run.js';
import { figure, type Figure } from './figure.js';
import { rosterLine } from './people.js';
import { elapsed, ratios, sideBySide } from './side-by-side.js';

const CHANGES = 2_000;
const UPDATES = 1_500;
const LATENCY_MS = 50;
const CONCURRENCY = 4;
/** Each takes a minute. */
const RUNS = 3;
const IN_SYNC = 100_000;
const RUNS_IN_SYNC = 5;

/** Planning and applying many changes, and planning where nothing differs. */
export const reconcile: Benchmark = {
  name: 'reconcile',
  about:
    `\`klaviyo-access reconcile plan\` and \`reconcile apply --concurrency ${CONCURRENCY}\` of ${CHANGES} changes (${UPDATES} roles, the ` +
    `others are created) on a server in another process that waits ${LATENCY_MS} ms before each answer: the time of both, against ` +
    `latency × requests / concurrency, each request counted by the server. Then the processor time of \`reconcile plan\` over ` +
    `${IN_SYNC} people in sync, against that of \`drift\` over the same.`,
  run: async () => [...(await changes()), ...(await inSync())],
};

async function changes(): Promise<readonly Figure[]> {
  const [took, ideal, processor]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < RUNS; run += 1) {
    const server = await startWriteServer(UPDATES, LATENCY_MS);
    const folder = await folderWith(server.baseUrl, CHANGES);
    const surroundings = { cwd: folder, environment: { [KEY_VARIABLE]: KEY } };
    try {
      let processorMs = 0;
      const count = async (command: readonly string[], exitCodes: readonly number[]): Promise<void> => {
        processorMs += (await usageOf([PROGRAM, 'reconcile', ...command], { ...surroundings, exitCodes })).processorMs;
      };
      took.push(
        await elapsed(async () => {
          await count(['plan', '--out', 'plan.json', '--report', 'text=plan.txt'], [2]);
          await count(['apply', 'plan.json', '--concurrency', String(CONCURRENCY), '--report', 'text=result.txt'], [0]);
        }),
      );
      ideal.push((LATENCY_MS * (await server.requests())) / CONCURRENCY);
      processor.push(processorMs);
    } finally {
      await server.stop();
      await rm(folder, { recursive: true });
    }
  }
  return [
    figure(`plan and apply of ${CHANGES} changes`, 'ms', took),
    figure('latency × requests / concurrency', 'ms', ideal),
    figure('plan and apply against that', 'times', ratios(took, ideal), { atMost: 1.2 }),
    figure('processor time of plan and apply', 'ms', processor),
  ];
}

async function inSync(): Promise<readonly Figure[]> {
  const server = await startUserServer(IN_SYNC, { differing: 'nobody' });
  const folder = await folderWith(server.baseUrl, IN_SYNC);
  const processorOf = async (command: readonly string[]): Promise<number> => {
    const settings = { cwd: folder, environment: { [KEY_VARIABLE]: KEY }, exitCodes: [0] };
    return (await usageOf([PROGRAM, ...command], settings)).processorMs;
  };
  try {
    const { drift, plan } = await sideBySide(
      {
        drift: () => processorOf(['drift', '--report', 'json=report.json', '--report', 'text']),
        plan: () => processorOf(['reconcile', 'plan', '--out', 'plan.json', '--report', 'text']),
      },
      RUNS_IN_SYNC,
      1,
    );
    return [
      figure(`drift over ${IN_SYNC} people in sync`, 'ms', drift),
      figure('reconcile plan over the same', 'ms', plan),
      figure('reconcile plan against drift', 'times', ratios(plan, drift), { atMost: 1.3 }),
    ];
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

/** A folder with a direct account without limits, and the roster of so many people. */
async function folderWith(baseUrl: string, people: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'klaviyo-access-bench-'));
  const text = accessFile({ accounts: 1, baseUrl })
    .replace(
      / {4}app:\n(?: {6}.*\n)+/,
      '    provisioning: { mode: direct }\n    policy: { maximumRemovals: 1, maximumChanges: 1, maximumDrift: 1, minimumAdmins: 0 }\n',
    )
    .replaceAll(/, create: (?:true|false)/g, '')
    .replace('okta: { org: acme }\n', '');
  await writeFile(join(folder, 'access.yaml'), text);
  const lines = Array.from({ length: people }, (_, index) => rosterLine(index));
  await writeFile(join(folder, 'people.csv'), `userName,givenName,familyName,groups,status\n${lines.join('')}`);
  return folder;
}
