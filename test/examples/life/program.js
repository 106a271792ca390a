const { request } = require('node:http');

// Runs in place of a program: the test's own process, which holds the simulators, does what the program would do. By node:http, since
// a life is hundreds of programs, and a process takes more than twice as long to start where it has to load fetch.
const [, , program, ...args] = process.argv;

const asked = request(process.env.BRIDGE, { method: 'POST' }, (answer) => {
  let body = '';
  answer.setEncoding('utf8');
  answer.on('data', (part) => (body += part));
  answer.on('end', () => {
    const { exitCode, stdout, stderr } = JSON.parse(body);
    process.stderr.write(stderr);
    process.stdout.write(stdout);
    process.exitCode = exitCode;
  });
});
asked.end(JSON.stringify({ program, args, cwd: process.cwd(), environment: process.env }));
