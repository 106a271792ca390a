const { isBuiltin } = require('node:module');
const wallRule = require('./eslint.wall-rule.js');

/**
 * The walls of the house: which room may import which. Everything not listed for a room is closed to it, and a room that is
 * not listed is refused. `room/file` opens that one file of a room. A room is a folder of src, or `stacks`, or `index`, the public entry; the packages in `onlyIn`
 * may be imported in the named rooms alone.
 */
const mayImport = {
  text: [],
  yaml: ['text'],
  people: ['text'],
  rules: ['text', 'yaml', 'people'],
  access: ['text', 'yaml', 'people', 'rules'],
  http: ['text'],
  files: ['text'],
  packages: ['text'],
  directory: ['text', 'yaml', 'people', 'rules', 'access'],
  provider: ['text', 'yaml', 'people', 'rules', 'access', 'http'],
  activity: ['text', 'people', 'directory/roster-table', 'directory/decode-roster'],
  klaviyo: ['text', 'people', 'access', 'http'],
  drift: ['text', 'yaml', 'people', 'rules', 'access', 'provider/words'],
  check: ['text', 'people', 'access', 'klaviyo', 'drift', 'provider/words'],
  reconcile: ['text', 'people', 'rules', 'access', 'klaviyo', 'files', 'drift', 'check'],
  plan: ['text', 'rules', 'access', 'provider/words', 'provider/plan-subjects', 'provider/plan-values'],
  history: ['text', 'people', 'access', 'drift', 'files'],
  review: [
    ...['text', 'people', 'rules', 'access', 'files', 'drift', 'check'],
    ...['directory/roster-table', 'directory/decode-roster'],
  ],
  cost: ['text', 'people', 'access', 'activity', 'history'],
  doctor: ['text', 'people', 'access', 'klaviyo', 'provider'],
  init: ['text', 'people', 'access'],
  report: [
    'text',
    'people',
    'rules',
    'access',
    'drift',
    'reconcile',
    'plan',
    'doctor',
    'provider',
    'history',
    'cost',
    'init',
    'review',
  ],
  publish: ['text', 'people', 'access', 'drift', 'review', 'report', 'http'],
  constructs: ['text', 'yaml/file-path', 'people', 'rules', 'access', 'provider'],
  simulator: ['text', 'yaml', 'people', 'access'],
  cli: [
    'text',
    'yaml',
    'people',
    'rules',
    'access',
    'drift',
    'check',
    'reconcile',
    'plan',
    'doctor',
    'files',
    'http',
    'history',
    'activity',
    'cost',
    'report',
    'klaviyo',
    'directory',
    'provider',
    'constructs',
    'simulator',
    'publish',
    'init',
    'review',
    'packages',
    'stacks',
  ],
  stacks: ['text', 'yaml/file-path', 'rules', 'access', 'directory', 'packages', 'provider', 'constructs'],
  // The entries of the package: `index`, which is src/index.ts, and the narrower ones.
  entries: [
    ...[
      'text',
      'yaml',
      'people',
      'rules',
      'access',
      'http',
      'directory',
      'drift',
      'check',
      'klaviyo',
      'provider',
      'history',
    ],
    ...['plan', 'report'],
  ],
  index: ['entries'],
};

const onlyIn = {
  cdktf: ['constructs', 'stacks'],
  constructs: ['constructs', 'stacks'],
  '@cdktf/provider-azuread': ['constructs', 'stacks'],
  '@cdktf/provider-okta': ['constructs', 'stacks'],
  undici: ['http'],
  'http-link-header': ['http'],
  oauth4webapi: ['provider'],
  scimmy: ['simulator'],
  'scimmy-routers': ['simulator'],
  express: ['simulator'],
  'node-forge': ['simulator'],
  commander: ['cli'],
  // What goes out goes through http/, with its time-outs.
  ...Object.fromEntries(['http', 'https', 'http2', 'net', 'tls', 'dgram'].map((name) => [name, ['simulator']])),
};

/** Rooms whose code is pure: a plain value in, a plain value out. */
const pure = ['text', 'yaml', 'people', 'rules', 'access', 'activity', 'drift', 'plan', 'cost', 'init', 'report'];

/** What runs in a reader's browser and not in Node: it has a clock, and the page. */
const IN_THE_BROWSER = ['src/report/review/page/browser/**'];

/** What pure code may take from Node: `module` to load a library when it is needed, `url` for the ASCII form of a domain. */
const pureBuiltins = ['crypto', 'util', 'module', 'url'];

const bare = (name) => name.replace(/^node:/, '');
const packageOf = (name) => /^(@[^/]+\/)?[^/]+/.exec(bare(name))?.[0];

const unknownRoom = (room) =>
  room in mayImport ? undefined : `${room}/ does not stand in the table of rooms. The walls stand in eslint.walls.js.`;

/**
 * The parts of one identity provider that other rooms share: its constructs what it knows of its app, and entries name its types for
 * their users; the commands that are one provider's own, and what they print, the synchronization that they change.
 */
const sharedParts = { app: ['constructs', 'entries', 'stacks'], synchronization: ['cli', 'report'] };

/** The other folders of one identity provider, which other rooms do not import: they take its value from provider/providers. */
const oneProvider = (room, file) => {
  const [, kind, part] = /^provider\/([^/]+)\/([^/]+)/.exec(file) ?? [];
  if (kind === undefined || sharedParts[part]?.includes(room)) return undefined;
  return `${room}/ may not import provider/${kind}/: it takes the value of the provider from provider/providers.ts.`;
};

const closedRoom = (room, other, file) =>
  mayImport[room]?.includes(other) || mayImport[room]?.includes(file)
    ? oneProvider(room, file)
    : `${room}/ may not import ${other}/. The walls stand in eslint.walls.js.`;

function closedPackage(room, name) {
  if (packageOf(name) === 'klaviyo-access') return 'The rooms do not import the package that they are.';
  if (pure.includes(room) && isBuiltin(name) && !pureBuiltins.includes(bare(name))) {
    return `${room}/ is pure: no input or output here, and so no ${name}.`;
  }
  const allowed = onlyIn[packageOf(name)];
  if (allowed === undefined || allowed.includes(room)) return undefined;
  return `${name} is imported in ${allowed.join(', ')} alone. The walls stand in eslint.walls.js.`;
}

/** Globals by which a request would go out beside http/. */
const requests = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({
  name,
  message: 'What goes out goes through http/, with its time-outs.',
}));

const notPure = (name) => `Pure code has no ${name}: it is handed what it needs.`;
const notPureGlobals = ['process', 'global', 'globalThis', 'performance', 'setTimeout', 'setInterval', 'setImmediate'];

const walls = [
  {
    files: ['src/**/*.ts', 'stacks/**/*.ts'],
    plugins: { walls: { rules: { imports: wallRule({ unknownRoom, closedRoom, closedPackage }) } } },
    rules: {
      'walls/imports': 'error',
      'no-restricted-globals': ['error', ...requests],
    },
  },
  {
    files: pure.map((room) => `src/${room}/**/*.ts`),
    ignores: IN_THE_BROWSER,
    rules: {
      'no-restricted-globals': [
        'error',
        ...requests,
        ...notPureGlobals.map((name) => ({ name, message: notPure(name) })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: notPure('clock') },
        { object: 'Math', property: 'random', message: notPure('chance') },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: notPure('clock') },
        { selector: 'CallExpression[callee.name="Date"]', message: notPure('clock') },
        {
          selector: 'ImportDeclaration[source.value=/crypto/] > ImportSpecifier[imported.name=/^random/]',
          message: notPure('chance'),
        },
      ],
    },
  },
];

module.exports = { walls, mayImport, pure };
