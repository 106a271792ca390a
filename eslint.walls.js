/**
 * The walls of the house: which room may import which. Everything not listed for a room is closed to it.
 * A room is a folder of src; the packages in `onlyIn` may be imported in the named rooms alone.
 */
const mayImport = {
  access: [],
  drift: ['access'],
  plan: ['access'],
  history: ['access', 'drift'],
  report: ['drift', 'plan', 'doctor', 'adopt', 'runbook', 'history', 'access'],
  http: [],
  klaviyo: ['access', 'http'],
  directory: ['access'],
  constructs: ['access'],
  doctor: ['access', 'directory', 'klaviyo', 'constructs'],
  adopt: ['access', 'doctor'],
  runbook: ['access', 'constructs', 'doctor'],
  publish: ['access', 'drift', 'report', 'http'],
  simulator: ['access'],
  cli: [
    'access',
    'drift',
    'plan',
    'doctor',
    'history',
    'report',
    'klaviyo',
    'directory',
    'constructs',
    'simulator',
    'publish',
    'adopt',
    'runbook',
  ],
};

const onlyIn = {
  cdktf: ['constructs', 'stacks'],
  constructs: ['constructs', 'stacks'],
  '@cdktf/provider-okta': ['constructs', 'stacks'],
  undici: ['klaviyo', 'directory', 'publish'],
  '@okta/okta-sdk-nodejs': ['directory'],
  scimmy: ['simulator'],
  'scimmy-routers': ['simulator'],
  express: ['simulator'],
  commander: ['cli'],
};

/** Rooms whose code is pure: a plain value in, a plain value out. */
const pure = ['access', 'drift', 'plan', 'report', 'adopt', 'runbook'];
const io = ['fs', 'fs/promises', 'http', 'https', 'net', 'tls', 'child_process', 'dns', 'os', 'worker_threads'];

const rooms = Object.keys(mayImport);

function closedRooms(room) {
  const closed = rooms.filter((other) => other !== room && !mayImport[room].includes(other));
  const groups = closed.map((other) => ({
    regex: `^(\\.\\./)+(src/)?${other}/`,
    message: `${room}/ may not import ${other}/. The walls stand in eslint.walls.js.`,
  }));
  if (room !== 'cli') {
    groups.push({ regex: '^(\\.\\./)+stacks/', message: `${room}/ may not import stacks/.` });
    groups.push({ regex: '^(\\.\\./)+index\\.js$', message: 'The rooms do not import the public entry.' });
  }
  return groups;
}

function closedPackages(room) {
  const groups = Object.entries(onlyIn)
    .filter(([, allowed]) => !allowed.includes(room))
    .map(([name, allowed]) => ({
      regex: `^${name}(/|$)`,
      message: `${name} is imported in ${allowed.join(', ')} alone. The walls stand in eslint.walls.js.`,
    }));
  if (pure.includes(room)) {
    groups.push({ regex: `^(node:)?(${io.join('|')})$`, message: `${room}/ is pure: no input or output here.` });
  }
  return groups;
}

const wall = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': 'off', '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

const walls = [
  ...rooms.map((room) => wall([`src/${room}/**/*.ts`], [...closedRooms(room), ...closedPackages(room)])),
  wall(
    ['stacks/**/*.ts'],
    [
      { regex: '/cli/', message: 'Nobody imports cli/.' },
      ...closedPackages('stacks').filter((group) => !group.message.includes('is pure')),
    ],
  ),
  wall(
    ['src/index.ts'],
    [{ regex: '/(cli|constructs|simulator)/', message: 'The entry stays free of cli, cdktf and the simulator.' }],
  ),
];

module.exports = { walls, mayImport, onlyIn };
