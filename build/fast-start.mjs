/**
 * What `klaviyo-access --help` loads is the least that every command loads, so it decides how long all of them take to start.
 * Each file costs about as much to find as to read, so the small modules of that start stand in three: what every entry of the
 * package needs, what those with an access file need, and what only the program does, which a stack must not load.
 */
export const START = [
  {
    name: 'start',
    test: /\/src\/(text\/(klaviyo-access-error|quoted|visible|hidden-characters|web-address)|packages\/)/,
  },
  { name: 'start-access', test: /\/src\/access\/(finding-kind|role|okta-settings|entra-settings|onelogin-settings)\./ },
  {
    name: 'start-program',
    test: /\/src\/(init\/(answers|questions|providers|role-groups|pipelines)|report\/formats|drift\/(fail-on|severity|drift-report)|http\/request-error|check\/check-error)/,
  },
  // The public suffixes are a quarter of what a command with an access file would load, and few access files have a pattern.
  { name: 'public-suffixes', test: /\/node_modules\/tldts/ },
  // Few rosters have formulas.
  { name: 'formula-grammar', test: /\/node_modules\/ohm-js/ },
  { name: 're2', test: /\/node_modules\/re2js\// },
  // Few reviews have a time stamp.
  { name: 'pkijs', test: /\/node_modules\/(pkijs|asn1js|bytestreamjs|pvtsutils|pvutils|@noble)\// },
];

/**
 * The chunks that a function requires when it needs them: libraries, and the stacks, each of which loads the bindings of its own
 * Terraform provider.
 */
const WHEN_NEEDED = ['public-suffixes', 're2', 'klaviyo-stack', 'klaviyo-entra-stack', 'klaviyo-onelogin-stack'];

/**
 * Loads those chunks when they are used. rolldown would put their `require` at the beginning of each file that has such a function, and
 * reading what is not used took 15 ms of the start of a command, and bindings that are not installed cannot be read at all.
 */
export function loadedWhenNeeded() {
  const line = new RegExp(`^const (\\w+) = require\\((".*/(${WHEN_NEEDED.join('|')})-[^"]+")\\);$`, 'gm');
  return {
    name: 'loaded-when-needed',
    generateBundle(_options, bundle) {
      const found = new Set();
      for (const chunk of Object.values(bundle).filter(({ type }) => type === 'chunk')) {
        chunk.code = chunk.code.replace(line, (_, name, path, chunkName) => {
          found.add(chunkName);
          return `const ${name} = new Proxy({}, { get: (_, member) => require(${path})[member] });`;
        });
      }
      const missing = WHEN_NEEDED.filter((name) => !found.has(name));
      if (missing.length > 0) throw new Error(`No file requires ${missing.join(', ')} in the way that is known here.`);
    },
  };
}

const LOADED_AT_ONCE = "const childProcess = require('node:child_process');";

/** Lets commander load what starts programs when it starts one, which no command here does. */
export function withoutChildProcess() {
  return {
    name: 'without-child-process',
    transform: {
      filter: { id: /\/commander\/lib\/command\.js$/ },
      handler(code) {
        if (!code.includes(LOADED_AT_ONCE))
          throw new Error('commander loads node:child_process in another way than before.');
        return code.replace(LOADED_AT_ONCE, '').replaceAll('childProcess.', "require('node:child_process').");
      },
    },
  };
}
