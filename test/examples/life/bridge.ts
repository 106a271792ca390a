import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A call of a program by a script. */
export interface Call {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export type Program = (call: Call) => Answer | Promise<Answer>;

/** Programs that a script can call and that the test's own process does. */
export interface Bridge {
  /** For {@link Surroundings.programs}. */
  readonly programs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export const answer = (stdout = '', exitCode = 0, stderr = ''): Answer => ({ exitCode, stdout, stderr });

export async function startBridge(programs: Readonly<Record<string, Program>>): Promise<Bridge> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { program, ...call } = JSON.parse(Buffer.concat(chunks).toString()) as Call & { readonly program: string };
      void done(() => programs[program]!(call)).then((given) => response.end(JSON.stringify(given)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const names = Object.keys(programs);
  const script = join(__dirname, 'program.js');
  return {
    programs: Object.fromEntries(names.map((name) => [name, `exec "${process.execPath}" "${script}" ${name} "$@"`])),
    environment: { BRIDGE: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What a program answers; one that throws fails as a program does. */
async function done(run: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    return answer('', 1, `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
}
