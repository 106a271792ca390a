// Runs in place of a program: the test's own process, which holds the simulators, does what the program would do.
const [, , program, ...args] = process.argv;

async function run() {
  const body = JSON.stringify({ program, args, cwd: process.cwd(), environment: process.env });
  const answer = await globalThis.fetch(process.env.BRIDGE, { method: 'POST', body });
  const { exitCode, stdout, stderr } = await answer.json();
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  process.exitCode = exitCode;
}

void run();
