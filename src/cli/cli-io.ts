/** Everything that a command touches of the process it runs in, so that a test can give its own. */
export interface CliIo {
  readonly stdout: CliStream;
  readonly stderr: CliStream;
  /** Reads standard input to its end, as UTF-8. */
  readonly readStdin: () => Promise<string>;
  /** Standard input, if a person types at it; otherwise undefined. Missing: nobody can be asked. */
  readonly keyboard?: () => NodeJS.ReadableStream | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder against which relative paths of flags are resolved. */
  readonly cwd: string;
  readonly now: () => Date;
  /** Aborted when the person at the terminal interrupts (SIGINT) or the system stops the process (SIGTERM). */
  readonly interrupted: AbortSignal;
}

export interface CliStream {
  /** Gives false where the reader is slow: then `drain` says when to go on. */
  write(text: string): unknown;
  on?(event: string, listener: () => void): unknown;
  off?(event: string, listener: () => void): unknown;
  /** True once nothing can be written any more. */
  readonly destroyed?: boolean;
  /** True on a terminal. */
  readonly isTTY?: boolean;
  /** Width of the terminal in characters. */
  readonly columns?: number;
}

/** The exit codes, as Terraform's `-detailed-exitcode` has them. */
export const EXIT = {
  /** Nothing to report. */
  clean: 0,
  /** The run failed; nothing may be concluded from it. */
  error: 1,
  /** There is drift at or above the severity asked for. */
  drift: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
