import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Differing } from './people.js';

/** What a process has used up when it ends. */
export interface Usage {
  /** Processor time in user and system mode, of all threads, from the start of the process, in milliseconds. */
  readonly processorMs: number;
  /** The most memory that it held at any time (resident set), in MiB. */
  readonly peakMiB: number;
}

/**
 * Runs a program of children/ in a process of its own and answers what it sends.
 *
 * @throws Error if it ends without having sent anything
 */
export async function askChild<Answer>(program: string, args: readonly (string | number)[]): Promise<Answer> {
  const child = startChild(program, args);
  const answer = await firstMessage<Answer>(child, program);
  child.disconnect();
  await once(child, 'exit');
  return answer;
}

/** A server in a process of its own. */
export interface BenchServer {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** How a server of the benchmarks answers. */
export interface UserServerSettings {
  /** The wait before each answer. Default 0. */
  readonly latencyMs?: number;
  /** Bytes of each record that nobody reads. Default 0. */
  readonly unreadBytes?: number;
  /** Who has another role than the declared one. Default: two people in a hundred. */
  readonly differing?: Differing;
}

/** Starts a server of `users` people. */
export async function startUserServer(users: number, settings: UserServerSettings = {}): Promise<BenchServer> {
  const { latencyMs = 0, unreadBytes = 0, differing = 'few' } = settings;
  const child = startChild('user-server', [users, differing, latencyMs, unreadBytes]);
  const port = await firstMessage<number>(child, 'user-server');
  return {
    baseUrl: `http://127.0.0.1:${port}/scim/v2`,
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

/** Starts a server that takes writes. `users` people have another role than the declared one. */
export async function startWriteServer(
  users: number,
  latencyMs: number,
): Promise<BenchServer & { readonly requests: () => Promise<number> }> {
  const child = startChild('write-server', [users, latencyMs]);
  const port = await firstMessage<number>(child, 'write-server');
  return {
    baseUrl: `http://127.0.0.1:${port}/scim/v2`,
    requests: async () => Number(await (await fetch(`http://127.0.0.1:${port}/count`)).text()),
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

/**
 * Runs a Node program to its end and answers what it used.
 *
 * @throws Error if it ends with another exit code than one of those that are expected
 */
export async function usageOf(
  command: readonly string[],
  { cwd, environment, exitCodes }: { cwd: string; environment: NodeJS.ProcessEnv; exitCodes: readonly number[] },
): Promise<Usage> {
  const usageReporter = join(__dirname, 'children', 'tell-usage.js');
  const child = spawn(process.execPath, ['--require', usageReporter, ...command], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , errors, usage] = child.stdio;
  const [failure, telling] = await Promise.all([
    text(errors!),
    text(usage as NodeJS.ReadableStream),
    once(child, 'exit'),
  ]);
  if (!exitCodes.includes(Number(child.exitCode))) {
    throw new Error(`${command.join(' ')} ended with ${child.exitCode ?? child.signalCode}: ${failure}`);
  }
  return JSON.parse(telling) as Usage;
}

function startChild(program: string, args: readonly (string | number)[]): ChildProcess {
  return fork(join(__dirname, 'children', `${program}.js`), args.map(String), { execArgv: [] });
}

async function firstMessage<Message>(child: ChildProcess, program: string): Promise<Message> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`bench/children/${program} ended with ${String(code)} before it had answered.`);
  });
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [Message];
  ended.catch(() => undefined);
  return message;
}
