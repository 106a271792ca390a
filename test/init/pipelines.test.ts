import { parse } from 'yaml';
import { readShipped } from '../../src/cli/init/shipped.js';
import { FORGES, pipelineRefusal, pipelines } from '../../src/init/pipelines.js';
import { project, SHIPPED } from './project-sample.js';

const written = (forge: (typeof FORGES)[number], changes = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(pipelines(forge, project(changes), SHIPPED).files.map(({ path, text }) => [path, text]));

describe('the pipelines of a new project', () => {
  it('GIVEN GitHub THEN every example is written below .github/workflows, with a line for each access key', () => {
    expect(written('github', { variables: ['ONE_KEY', 'TWO_KEY'] })).toEqual({
      '.github/workflows/merge.yml': 'deploys\n',
      '.github/workflows/schedule.yml':
        'a: 1\n  ONE_KEY: ${{ secrets.ONE_KEY }}\n  TWO_KEY: ${{ secrets.TWO_KEY }}\nb: 2\n',
    });
  });

  it('GIVEN keys that are read from files THEN the line of the example stays', () => {
    expect(written('github', { variables: [] })['.github/workflows/schedule.yml']).toContain('KLAVIYO_SCIM_ACCESS_KEY');
  });

  it('GIVEN GitLab THEN its list has every account, as texts whatever they are called', () => {
    expect(written('gitlab', { accounts: ['on', '$&'] })['.gitlab-ci.yml']).toBe(
      "matrix:\n  - ACCOUNT: ['on', '$&']\n",
    );
  });

  it('GIVEN no identity provider THEN what plans is left out, and GitLab is refused', () => {
    const { files, leftOut } = pipelines('github', project({ provider: undefined }), SHIPPED);

    expect(files.map(({ path }) => path)).toEqual(['.github/workflows/schedule.yml']);
    expect(leftOut.map(({ path }) => path)).toEqual(['.github/workflows/merge.yml']);
    expect(pipelineRefusal('github', project({ provider: undefined }))).toBeUndefined();
    expect(pipelineRefusal('gitlab', project({ provider: undefined }))).toContain('there is no identity provider');
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

describe('GIVEN the examples that the package ships', () => {
  it.each(FORGES)('THEN those of %s become valid YAML in which nothing of the example is left', (forge) => {
    const { files } = pipelines(forge, project({ accounts: ['one', 'two'], variables: ['ONE', 'TWO'] }), readShipped());

    expect(files.length).toBeGreaterThan(0);
    for (const { path, text } of files) {
      expect(() => parse(text) as unknown).not.toThrow();
      expect([path, text.includes('ACCOUNT: [acme]')]).toEqual([path, false]);
      if (forge === 'github') expect([path, text.includes('KLAVIYO_SCIM_ACCESS_KEY')]).toEqual([path, false]);
    }
    const all = files.map(({ text }) => text).join('');
    expect(all).toContain(forge === 'github' ? 'TWO: ${{ secrets.TWO }}' : "ACCOUNT: ['one', 'two']");
  });

  it('THEN the workflow that needs no identity provider is one of them', () => {
    const { files } = pipelines('github', project({ provider: undefined }), readShipped());

    expect(files.map(({ path }) => path)).toEqual(['.github/workflows/schedule.yml']);
    expect(files[0]!.text).not.toMatch(/cdktf|terraform/);
  });
});
