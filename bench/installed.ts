import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Benchmark } from './benchmark.js';
import { PROGRAM } from './drift-run.js';
import { figure } from './figure.js';
import { BUDGET, installedSize } from './installed-size.js';

/** What `npm install klaviyo-access` brings. */
export const installed: Benchmark = {
  name: 'installed',
  about:
    'What `npm install klaviyo-access` brings into an empty folder, the optional peers apart: the package as it is packed, and ' +
    'its dependencies with theirs.',
  run: () => {
    const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-bench-'));
    try {
      const pack = ['pack', '--ignore-scripts', '--offline', '--json', '--pack-destination', folder];
      const packed = execFileSync('npm', pack, { cwd: dirname(dirname(PROGRAM)), encoding: 'utf8' });
      const [{ filename }] = JSON.parse(packed) as [{ readonly filename: string }];
      execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
      const { packages, bytes } = installedSize(join(folder, 'package'));
      return Promise.resolve([
        figure('packages', 'packages', [packages.length], { atMost: BUDGET.packages }),
        figure('size of all files', 'MB', [bytes / 1e6], { atMost: BUDGET.megabytes }),
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
