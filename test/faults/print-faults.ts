import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { FaultServer } from './fault-server.js';
import { faultMarkdown, writeFaultMarkdown } from './fault-markdown.js';
import { FAULT_TABLE, type FaultRow } from './fault-table.js';
import { FAULTS } from './faults.js';
import { mismatch } from './mismatch.js';
import { runFault, type ClientClass } from './run-fault.js';
import { outcomeText, runWriteFaults } from './run-write-faults.js';
import { WRITE_FAULT_CELLS, WRITE_FAULT_TABLE } from './write-fault-table.js';

/**
 * Runs every fault of the tables, those of a listing against the built client, as the tests do against its sources, and prints the tables of
 * docs/faults.md. Whatever came out otherwise goes to standard error, and the exit code is then 1.
 */
async function main(): Promise<void> {
  const Client = builtClient();
  const server = new FaultServer();
  await server.start();
  try {
    for (const row of FAULT_TABLE) await check(row, Client, server);
  } finally {
    await server.stop();
  }
  process.stdout.write(`${faultMarkdown(FAULT_TABLE)}\n\n`);
  for (const [cell, outcome] of await runWriteFaults(WRITE_FAULT_CELLS)) {
    if (outcomeText(outcome) === outcomeText(cell)) continue;
    process.stderr.write(`${cell.moment}, ${cell.fault}, ${cell.action}: ${outcomeText(outcome)}\n`);
    process.exitCode = 1;
  }
  process.stdout.write(`${writeFaultMarkdown(WRITE_FAULT_TABLE)}\n`);
}

async function check(
  { fault, where, often, outcome }: FaultRow,
  Client: ClientClass,
  server: FaultServer,
): Promise<void> {
  for (const page of where) {
    const planned = { fault: FAULTS[fault]!, where: page, often };
    const wrong = mismatch(await runFault(Client, server, planned, 1), outcome);
    if (wrong === undefined) continue;
    process.stderr.write(`${fault}, on the ${page} page, ${often}: ${wrong}\n`);
    process.exitCode = 1;
  }
}

function builtClient(): ClientClass {
  const path = resolve(__dirname, '../../dist/klaviyo.js');
  if (!existsSync(path)) throw new Error('There is no built client: run npm run build first.');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- what is built is no part of the sources
  const built = require(path) as { readonly KlaviyoScimClient: ClientClass };
  return built.KlaviyoScimClient;
}

void main();
