import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../docs/documents.js';
import { parseYaml, type Workflow } from '../examples/github-workflow.js';
import { notOnPath, runScript } from '../examples/run-script.js';
import { itWhere } from '../environment/needs.js';
import { workflowMistakes } from '../examples/workflow-mistakes.js';

const text = (name: string): string => readFileSync(join(ROOT, '.github/workflows', name), 'utf8');
const release = parseYaml(text('release.yml')) as Workflow;
const scriptOf = (job: string, step: string): string =>
  release.jobs[job]!.steps.find(({ name }) => name === step)!.run!;

test.each(['release.yml', 'ci.yml'])(
  'GIVEN %s THEN it is pinned, has time limits and no rights that it does not need',
  (name) => {
    expect(workflowMistakes(text(name))).toEqual([]);
  },
);

itWhere('actionlint', notOnPath('actionlint'))(
  'GIVEN the workflows of this repository THEN actionlint finds nothing',
  () => {
    const files = ['release.yml', 'ci.yml'].map((name) => join(ROOT, '.github/workflows', name));
    const { stdout, stderr } = spawnSync('actionlint', ['-no-color', ...files], { encoding: 'utf8' });

    expect(stdout + stderr).toBe('');
  },
);

test('GIVEN the job that publishes THEN it runs no code of the repository, and has no token but the identity', () => {
  const { steps, permissions } = release.jobs.publish!;

  expect(permissions).toEqual({ 'id-token': 'write' });
  expect(steps.filter(({ uses }) => uses?.startsWith('actions/checkout'))).toEqual([]);
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual([expect.stringContaining('--provenance')]);
  expect(text('release.yml')).not.toContain('secrets.');
});

describe('the check of the version', () => {
  const run = (tag: string, changelog: string) =>
    runScript(scriptOf('pack', 'Check the version'), {
      environment: { TAG: tag },
      files: { 'package.json': '{ "version": "1.2.3" }', 'CHANGELOG.md': changelog },
    });

  test('GIVEN the tag of package.json with a section in the changelog THEN it passes', async () => {
    expect((await run('v1.2.3', '# Changelog\n\n## 1.2.3\n')).code).toBe(0);
  });

  test.each([
    [
      'another tag',
      'v1.2.4',
      '## 1.2.4\n## 1.2.3\n',
      'The tag v1.2.4 is not the version of package.json, which is 1.2.3.',
    ],
    ['no section', 'v1.2.3', '## Unreleased\n', 'CHANGELOG.md has no section for 1.2.3.'],
    ['a section of a longer version', 'v1.2.3', '## 1.2.30\n', 'CHANGELOG.md has no section for 1.2.3.'],
  ])('GIVEN %s THEN nothing is packed', async (_what, tag, changelog, message) => {
    const { code, printed } = await run(tag, changelog);

    expect(code).toBe(1);
    expect(printed).toContain(message);
  });
});

describe('the tag of the major version', () => {
  const move = (refs: unknown) =>
    runScript(scriptOf('move-tag', 'Move the tag'), {
      environment: { TAG: 'v1.2.3', GITHUB_REPOSITORY: 'acme/klaviyo-access', GITHUB_SHA: 'c0ffee' },
      programs: { gh: 'case "$*" in *matching-refs*) cat refs.json ;; esac' },
      files: { 'refs.json': JSON.stringify(refs) },
    });

  test('GIVEN it is there THEN it moves', async () => {
    const { code, calls } = await move([{ ref: 'refs/tags/v1' }, { ref: 'refs/tags/v1.2.3' }]);

    expect(code).toBe(0);
    expect(calls[1]).toBe(
      'gh api --method PATCH repos/acme/klaviyo-access/git/refs/tags/v1 -f sha=c0ffee -F force=true ',
    );
  });

  test('GIVEN only tags that begin like it THEN it is made', async () => {
    const { code, calls } = await move([{ ref: 'refs/tags/v1.2.3' }]);

    expect(code).toBe(0);
    expect(calls[1]).toBe('gh api --method POST repos/acme/klaviyo-access/git/refs -f ref=refs/tags/v1 -f sha=c0ffee ');
  });

  test('it moves after the package is published, by a job that runs no code of the repository', () => {
    const { steps, permissions, ...job } = release.jobs['move-tag']!;

    expect(job).toMatchObject({ needs: 'publish', if: "${{ !contains(github.ref_name, '-') }}" });
    expect(permissions).toEqual({ contents: 'write' });
    expect(steps.filter(({ uses }) => uses !== undefined)).toEqual([]);
  });
});

test.each([
  ['v1.2.3', 'latest'],
  ['v1.2.3-rc.1', 'next'],
])('GIVEN the tag %s THEN the package is published as %s', async (tag, channel) => {
  const { code, calls } = await runScript(scriptOf('publish', 'Publish'), {
    environment: { TAG: tag },
    files: { 'package/klaviyo-access-1.2.3.tgz': '' },
    programs: { npm: '' },
  });

  expect(code).toBe(0);
  expect(calls).toEqual([
    `npm publish package/klaviyo-access-1.2.3.tgz --provenance --access public --tag ${channel} --ignore-scripts `,
  ]);
});

test('GIVEN a release THEN what is published is what was tried in an empty project', () => {
  const { steps } = release.jobs.pack!;
  const names = steps.map(({ name, uses }) => name ?? uses?.split('@')[0]);

  expect(names.slice(-3)).toEqual(['Pack', 'Try the package in an empty project', 'actions/upload-artifact']);
  expect(scriptOf('pack', 'Try the package in an empty project')).toContain('.ci/try-package "$RUNNER_TEMP"/package/');
});

test('GIVEN a repository WHEN it is packed THEN the package names it, without which npm refuses the provenance', async () => {
  const { code, calls } = await runScript(scriptOf('pack', 'Pack'), {
    environment: { REPOSITORY: 'https://github.example.com/acme/klaviyo-access' },
    programs: { npm: '' },
  });

  expect(code).toBe(0);
  expect(calls[0]).toContain('repository.url=git+https://github.example.com/acme/klaviyo-access.git');
  expect(calls[1]).toMatch(/^npm pack --pack-destination \S+\/package/);
});
