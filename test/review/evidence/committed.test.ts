import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWhere } from '../../environment/needs.js';
import { notOnPath } from '../../examples/run-script.js';
import { checked, closed, closedFolder, decidedReview } from './sample-folder.js';

describeWhere('shell-tools', notOnPath('git'))('a closed folder in a git repository', () => {
  const git = (cwd: string, ...args: readonly string[]): void => {
    const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    execFileSync('git', [...who, ...args], { cwd, stdio: 'pipe', env: { PATH: process.env.PATH, HOME: tmpdir() } });
  };

  it.each([
    ['that makes line ends alike', '* text=auto eol=lf\n', 'false'],
    ['that gives its copies those of Windows', '* text=auto eol=crlf\n', 'true'],
  ])('GIVEN a repository %s WHEN the folder is cloned THEN it is as it was closed', async (_, attributes, autocrlf) => {
    const place = mkdtempSync(join(tmpdir(), 'committed-'));
    git(place, 'init', '-q', 'one');
    const one = join(place, 'one');
    writeFileSync(join(one, '.gitattributes'), attributes);
    cpSync(await closedFolder(), join(one, 'q1'), { recursive: true });
    git(one, 'add', '-A');
    git(one, 'commit', '-q', '-m', 'Close the review of the first quarter');
    git(place, '-c', `core.autocrlf=${autocrlf}`, 'clone', '-q', 'one', 'other');
    expect(await checked(join(place, 'other/q1'))).toMatchObject({ verdict: 'as-closed', differences: [] });
  });

  it('GIVEN attributes of the company in the folder THEN they stay, and are sealed', async () => {
    const folder = await decidedReview();
    writeFileSync(join(folder, '.gitattributes'), '* binary\n');
    await closed(folder);
    expect(readFileSync(join(folder, '.gitattributes'), 'utf8')).toBe('* binary\n');
    expect(await checked(folder)).toMatchObject({ verdict: 'as-closed' });
  });
});
