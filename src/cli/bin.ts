import { setFlagsFromString } from 'node:v8';
import { CliError } from './cli-error.js';
import { EXIT, type CliIo } from './cli-io.js';
import { main } from './main.js';
import { onOutputFault } from './output-fault.js';
import { readStdin } from './read-stdin.js';

// undici reads the heads of answers with a parser in WebAssembly. V8 takes 0.1 s of processor time and 35 MB to optimise it, on
// the first answer already; that is more than it saves in a thousand answers (bench: drift). So it is left as it is.
setFlagsFromString('--wasm-tiering-budget=2000000000');

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interrupt.abort(new CliError(`Stopped by ${signal}. Nothing was concluded.`)));
}

onOutputFault(process.stdout, 'Standard output', (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(EXIT.error);
});
onOutputFault(process.stderr, 'Standard error', () => process.exit(EXIT.error));

const io: CliIo = {
  stdout: process.stdout,
  stderr: process.stderr,
  readStdin: () => readStdin(process.stdin, interrupt.signal),
  keyboard: () => (process.stdin.isTTY ? process.stdin : undefined),
  environment: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  interrupted: interrupt.signal,
};

void main(process.argv.slice(2), io).then((exitCode) => {
  process.exitCode = exitCode;
});
