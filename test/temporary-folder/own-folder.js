const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** What programs ask for the folder of temporary files: elsewhere than on Windows the first, on Windows the others. */
const VARIABLES = ['TMPDIR', 'TEMP', 'TMP'];

let folder;

/**
 * Jest's globalSetup: one folder for all that a run of the tests writes to the temporary folder, in this process, in jest's
 * workers and in what these start. It goes when the process ends, whichever way: jest leaves out its globalTeardown
 * where `--bail` ends a run. In watch mode, later runs find it there.
 *
 * The name is short: Terraform's providers and Chromium put sockets into it, whose paths may have some 100 characters.
 */
module.exports = function ownTemporaryFolder() {
  if (folder !== undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'ka-'));
  for (const variable of VARIABLES) process.env[variable] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 }));
};
