import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MutatedRoom, roomsOf } from './rooms.js';
import {
  type FileScore,
  fileScores,
  LEAST_SCORE,
  type MutationReport,
  onlyKilled,
  scoreTable,
  tooLow,
} from './scores.js';

const REPORTS = join('reports', 'mutation');

/**
 * `npm run mutate [-- FILE …]`: changes the code in thousands of small ways and runs the tests of the same room on each change. Prints
 * the changes that no test noticed and a table of the files, and ends with 1 if the tests of any file notice too few.
 */
async function main(files: readonly string[]): Promise<void> {
  const scores: FileScore[] = [];
  for (const room of roomsOf(files)) scores.push(...fileScores(await tryRoom(room)));
  const low = tooLow(scores);
  process.stdout.write(`\n${scoreTable(scores)}`);
  if (low.length > 0) {
    process.stdout.write(`\n${low.length} of ${scores.length} files are below ${LEAST_SCORE} %.\n`);
  }
  process.exitCode = low.length > 0 || scores.length === 0 ? 1 : 0;
}

/**
 * Runs Stryker over the files of a room. Its exit code says only whether the room as a whole is good enough, so a run
 * that broke off is one that left no report.
 */
async function tryRoom({ room, files, tests }: MutatedRoom): Promise<MutationReport> {
  const report = join(REPORTS, `${room}.json`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(report, { force: true });
  const earlier = join(REPORTS, `${room}.incremental.json`);
  if (existsSync(earlier)) writeFileSync(earlier, JSON.stringify(onlyKilled(readReport(earlier))));
  // The tests' own folder for temporary files, which they leave full.
  const temporary = mkdtempSync(join(tmpdir(), 'ka-'));
  try {
    await run(
      join('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js'),
      ['run', join('mutation', 'stryker.config.mjs'), '--mutate', files.join(',')],
      {
        ...process.env,
        TMPDIR: temporary,
        MUTATION_ROOM: room,
        MUTATION_TESTS: tests,
        MUTATION_NAMES: join(temporary, 'names.json'),
      },
    );
    if (!existsSync(report)) throw new Error(`Stryker did not get to the end for the room ${room}. It says above why.`);
    return readReport(report);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function readReport(file: string): MutationReport {
  return JSON.parse(readFileSync(file, 'utf8')) as MutationReport;
}

function run(program: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(process.execPath, [program, ...args], { stdio: 'inherit', env: environment })
      .once('error', reject)
      .once('close', () => resolve());
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
