import { type InitOutcome, initText } from '../../../src/report/init/init-text.js';
import { project } from '../../init/project-sample.js';

const file = { path: 'access.yaml', purpose: 'who', text: 'version: 1\n', toAdd: () => [] };

const text = (changes: Partial<InitOutcome> = {}): string =>
  initText({
    project: project(),
    folder: '.',
    dryRun: false,
    written: [file],
    kept: [],
    leftOut: [],
    toCompare: [],
    newRoster: undefined,
    hasPipelines: false,
    ...changes,
  });

describe('initText', () => {
  it('GIVEN new files THEN it names them and the next three commands, and nothing else', () => {
    expect(text()).toBe(
      'Wrote in .:\n  access.yaml  who\n\nNext:\n  npm install\n' +
        '  npx klaviyo-access validate --without-credentials\n  npx cdktf plan acme\n',
    );
  });

  it.each(['entra', 'onelogin'] as const)('GIVEN %s, which has a page of its own, THEN it names the page', (kind) => {
    expect(text({ project: project({ providers: [kind] }) })).toContain(
      `From there to the first person: node_modules/klaviyo-access/docs/${kind}.md.\n`,
    );
    expect(text()).not.toContain('From there');
  });

  it('GIVEN accounts that klaviyo-access provisions THEN the next command plans the writes, and the page is that of the people', () => {
    const direct = { providers: [], direct: ['acme'] } as const;

    expect(text({ project: project(direct) })).toContain('  npx klaviyo-access reconcile plan --out plan.json\n');
    expect(text({ project: project(direct) })).toContain('docs/without-identity-provider.md.\n');
    const ofGoogle = text({ project: project({ ...direct, readsGoogle: true }), hasPipelines: true });
    expect(ofGoogle).toContain('docs/google-workspace.md.\n');
    expect(ofGoogle).not.toContain('without-identity-provider.md');
    expect(ofGoogle).toContain('such as ACME_KEY, GOOGLE_CREDENTIALS.');
    expect(text({ project: project({ providers: [] }) })).toContain('  npx klaviyo-access drift\n');
  });

  it('GIVEN kept files THEN what to add stands below each', () => {
    expect(text({ kept: [{ path: 'package.json', add: ['Add:', '  x'] }] })).toContain(
      'Kept as they are:\n  package.json\n    Add:\n      x\n',
    );
  });

  it('GIVEN a roster, examples and pipelines THEN it says what must be done before what', () => {
    const shown = text({ newRoster: 'people.csv', toCompare: ['scim.baseUrl'], hasPipelines: true });

    expect(shown).toContain('Before you run `drift`, put everybody who should be in Klaviyo into people.csv.');
    expect(shown.replace(/\s+/g, ' ')).toContain('what access.yaml has from the example: scim.baseUrl.');
    expect(shown).toContain('  - Name a remote backend');
    expect(shown).toContain('such as ACME_KEY.');
  });

  it('GIVEN a workflow that calls those of a repository that is not known THEN its owner is to be named', () => {
    const caller = { ...file, path: 'merge.yml', text: 'uses: OWNER/klaviyo-access/x@v1\n' };

    expect(text({ hasPipelines: true, written: [caller] })).toContain('  - Replace OWNER in merge.yml with');
    expect(text({ hasPipelines: true })).not.toContain('OWNER');
  });

  it('GIVEN an identity provider THEN its lock file is to be made', () => {
    expect(text({ hasPipelines: true })).toContain('  - Make .terraform.lock.hcl');
    expect(text({ hasPipelines: true, project: project({ providers: [] }) })).not.toContain('.terraform.lock');
  });

  it('GIVEN a remote backend THEN it does not ask for one', () => {
    const remote = project({ keepsStateHere: false, variables: [] });

    expect(text({ hasPipelines: true, project: remote })).not.toContain('backend');
  });

  it('GIVEN a dry run THEN each file is shown, a copy of a shipped one by its name, and text from outside as text', () => {
    const copy = { ...file, path: 'b.yml', text: 'secret text', copyOf: 'examples/b.yml' };
    const shown = text({ dryRun: true, written: [{ ...file, text: 'a: "\u001b[2J"\n' }, copy] });

    expect(shown).toContain('--- access.yaml\na: "<U+001B>[2J"\n');
    expect(shown).toContain('--- b.yml\n(from examples/b.yml of this package)\n');
    expect(shown).not.toContain('secret text');
    expect(shown).toContain('Would write in .:\n');
    expect(shown).toContain('Next, once they are written:\n');
  });

  it('GIVEN nothing new THEN it says so', () => {
    expect(text({ written: [] })).toContain('Wrote nothing: every file is there already.\n');
  });
});
