import { text } from 'node:stream/consumers';
import { type CliIo } from './cli-io.js';
import { main } from './main.js';

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interrupt.abort(new Error(`stopped by ${signal}`)));
}

const io: CliIo = {
  stdout: process.stdout,
  stderr: process.stderr,
  readStdin: () => text(process.stdin),
  environment: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  interrupted: interrupt.signal,
};

void main(process.argv.slice(2), io).then((exitCode) => {
  process.exitCode = exitCode;
});
