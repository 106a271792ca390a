import { execFileSync, execSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { patchPlace } from '../../../src/cli/review/patch-place.js';
import { unifiedDiff } from '../../../src/text/unified-diff.js';
import { describeWhere } from '../../environment/needs.js';
import { notOnPath } from '../../examples/run-script.js';

describe('where the patch of an access file applies', () => {
  it.each([
    ['access.yaml', 'access.yaml', "git apply 'q1/remediation/access.patch'"],
    ['./conf/access.yaml', 'conf/access.yaml', "git apply 'q1/remediation/access.patch'"],
    ['/srv/shop/conf/access.yaml', 'conf/access.yaml', "git apply 'q1/remediation/access.patch'"],
    ['../live/access.yaml', 'access.yaml', "git -C '../live' apply '../shop/q1/remediation/access.patch'"],
    ['/live/access.yaml', 'access.yaml', "git -C '/live' apply '../srv/shop/q1/remediation/access.patch'"],
  ])('GIVEN the access file %s THEN it is %s by %s', (config, path, command) => {
    expect(patchPlace('/srv/shop', config, 'q1')).toEqual({ path, command });
  });
});

describeWhere('shell-tools', notOnPath('git'))('the command that applies it', () => {
  it.each(['access.yaml', '../live/access.yaml', 'conf of us/access.yaml'])(
    'GIVEN the same access file here and elsewhere WHEN the command is followed THEN only %s is changed',
    (config) => {
      const root = mkdtempSync(join(tmpdir(), 'patch-place-'));
      const cwd = join(root, "the shop's");
      const folder = "q '1";
      const text = 'members:\n  - ada@example.com\n  - lin@example.com\n';
      const files = ['access.yaml', '../live/access.yaml', 'conf of us/access.yaml'];
      for (const file of files) {
        mkdirSync(dirname(join(cwd, file)), { recursive: true });
        writeFileSync(join(cwd, file), text);
      }
      execFileSync('git', ['init', '-q'], { cwd: root });
      const { path, command } = patchPlace(cwd, config, folder);
      mkdirSync(join(cwd, folder, 'remediation'), { recursive: true });
      const at = text.indexOf('  - lin');
      const patch = unifiedDiff(path, text, [{ start: at, end: text.length, text: '' }]);
      writeFileSync(join(cwd, folder, 'remediation/access.patch'), patch);
      execSync(command, { cwd, stdio: 'pipe' });
      const changed = files.filter((file) => readFileSync(join(cwd, file), 'utf8') !== text);
      expect(changed).toEqual([config]);
    },
  );
});
