import { KlaviyoScimWriter, type KlaviyoScimWriterOptions } from '../../src/klaviyo/scim-writer.js';
import { type ScimRecord } from '../../src/klaviyo/write-outcome.js';
import { type SimulatedAccount } from '../../src/simulator/klaviyo/simulated-account.js';
import { type KlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { closeAll, KEY, simulate } from '../simulator/klaviyo/scim-client.js';
import { virtualTiming } from './virtual-timing.js';

const writers: KlaviyoScimWriter[] = [];

/** A writer whose waits take no time; they stand in `waits`. {@link closeWriters} ends it. */
export function writerOf(
  baseUrl: string,
  options: Partial<KlaviyoScimWriterOptions> = {},
): { writer: KlaviyoScimWriter; waits: readonly number[] } {
  const timing = virtualTiming();
  const writer = new KlaviyoScimWriter({ baseUrl, accessKey: KEY, timing, ...options });
  writers.push(writer);
  return { writer, waits: timing.waits };
}

export async function closeWriters(): Promise<void> {
  await Promise.all(writers.splice(0).map((writer) => writer.close()));
  await closeAll();
}

/** A simulator of the sample account and a writer for it. */
export async function startWriting(
  account: Partial<SimulatedAccount> = {},
  options: Partial<KlaviyoScimWriterOptions> = {},
): Promise<{ simulator: KlaviyoSimulator; writer: KlaviyoScimWriter; waits: readonly number[] }> {
  const simulator = await simulate(account);
  return { simulator, ...writerOf(simulator.baseUrl, options) };
}

/** The record of somebody who is there. */
export async function recordOf(writer: KlaviyoScimWriter, id: string): Promise<ScimRecord> {
  const record = await writer.readUser(id);
  if (record === undefined) throw new Error(`Nobody has the id ${id}.`);
  return record;
}

/** The requests that changed something, or were to. */
export function writesOf(
  simulator: KlaviyoSimulator,
): readonly (readonly [method: string, path: string, body: unknown])[] {
  return simulator
    .requests()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path, body }) => [method, path.replace('/scim/v2', ''), body]);
}
