import { parse } from 'yaml';
import { atGitHub, readShipped } from '../../src/cli/init/shipped.js';
import { FORGES, lacksRepository, pipelineRefusal, pipelines } from '../../src/init/pipelines.js';
import { workflowText } from '../examples/github-workflow.js';
import { project, SHIPPED } from './project-sample.js';

const written = (forge: (typeof FORGES)[number], changes = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(pipelines(forge, project(changes), SHIPPED).files.map(({ path, text }) => [path, text]));

describe('the pipelines of a new project', () => {
  it('GIVEN GitHub THEN every example is written below .github/workflows', () => {
    expect(written('github')).toEqual({
      '.github/workflows/merge.yml': 'uses: OWNER/klaviyo-access/.github/workflows/merge.yml@v1\n',
      '.github/workflows/schedule.yml': 'uses: OWNER/klaviyo-access/.github/workflows/schedule.yml@v1\n',
    });
    expect(pipelines('github', project(), SHIPPED).files.every(lacksRepository)).toBe(true);
  });

  it('GIVEN a package that names its repository THEN its workflows are called, and nothing is left to replace', () => {
    const { files } = pipelines('github', project(), { ...SHIPPED, repository: 'acme/$&' });

    expect(files[0]!.text).toBe('uses: acme/$&/.github/workflows/merge.yml@v1\n');
    expect(files.some(lacksRepository)).toBe(false);
  });

  it('GIVEN GitLab THEN its list has every account, as texts whatever they are called', () => {
    expect(written('gitlab', { accounts: ['on', '$&'] })['.gitlab-ci.yml']).toBe(
      "component: OWNER/klaviyo-access\naccounts: ['on', '$&']\n",
    );
  });

  it('GIVEN accounts that klaviyo-access provisions all THEN every pipeline is written', () => {
    const direct = { providers: [], direct: ['acme'] };

    expect(pipelines('github', project(direct), SHIPPED).leftOut).toEqual([]);
    expect(Object.keys(written('gitlab', direct))).toEqual(['.gitlab-ci.yml']);
    expect(pipelineRefusal('gitlab', project(direct))).toBeUndefined();
    expect(pipelineRefusal('gitlab', project({ ...direct, accounts: ['acme', 'other'] }))).toContain('mode: direct');
  });

  it('GIVEN no identity provider THEN what plans is left out, and GitLab is refused', () => {
    const { files, leftOut } = pipelines('github', project({ providers: [] }), SHIPPED);

    expect(files.map(({ path }) => path)).toEqual(['.github/workflows/schedule.yml']);
    expect(leftOut.map(({ path }) => path)).toEqual(['.github/workflows/merge.yml']);
    expect(pipelineRefusal('github', project({ providers: [] }))).toBeUndefined();
    expect(pipelineRefusal('gitlab', project({ providers: [] }))).toContain('neither an identity provider nor');
    expect(pipelineRefusal('gitlab', project())).toBeUndefined();
  });

  it('GIVEN a file that is there THEN a person compares it, unless it is the same', () => {
    const [merge] = pipelines('github', project(), SHIPPED).files;

    expect(merge!.toAdd(merge!.text)).toEqual([]);
    expect(merge!.toAdd('mine')).toEqual([
      'Compare it with node_modules/klaviyo-access/examples/pipelines/github/merge.yml',
    ]);
  });
});

test.each([
  ['git+https://github.com/acme/klaviyo-access.git', 'acme/klaviyo-access'],
  ['git+https://github.com/acme/klaviyo.access', 'acme/klaviyo.access'],
  ['git+https://gitlab.example.com/acme/klaviyo-access.git', undefined],
  ['git+https://github.com.example.com/acme/klaviyo-access.git', undefined],
  [undefined, undefined],
])('GIVEN a package whose repository is %s THEN its workflows are at %s', (url, repository) => {
  expect(atGitHub(url)).toBe(repository);
});

describe('GIVEN the examples that the package ships', () => {
  it.each(FORGES)('THEN those of %s become valid YAML in which nothing of the example is left', (forge) => {
    const { files } = pipelines(forge, project({ accounts: ['one', 'two'], variables: ['ONE', 'TWO'] }), readShipped());

    expect(files.length).toBeGreaterThan(0);
    for (const { path, text } of files) {
      expect(() => parse(text) as unknown).not.toThrow();
      expect([path, text.includes('[acme]')]).toEqual([path, false]);
    }
    // The package of a checkout does not name its repository.
    expect(files.every(lacksRepository)).toBe(true);
    const all = files.map(({ text }) => text).join('');
    if (forge === 'gitlab') expect(all).toContain("accounts: ['one', 'two']");
  });

  it('THEN the workflow that needs no identity provider is one of them', () => {
    const { files } = pipelines('github', project({ providers: [] }), readShipped());

    expect(files.map(({ path }) => path)).toEqual(['.github/workflows/schedule.yml']);
    expect(workflowText('schedule.yml')).not.toMatch(/npx cdktf|terraform/);
  });
});
