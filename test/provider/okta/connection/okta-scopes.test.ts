import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEPLOY_SCOPES, lackingScopes, READ_SCOPES } from '../../../../src/provider/okta/connection/okta-scopes.js';

const text = (path: string) => readFileSync(join(__dirname, '../../../..', path), 'utf8');
const scopesIn = (written = '') => written.match(/okta\.\w+\.\w+/g) ?? [];

describe('lackingScopes', () => {
  it.each([
    [['okta.apps.read'], ['okta.apps.read'], []],
    [['okta.apps.read'], ['okta.apps.manage'], []],
    [['okta.apps.manage'], ['okta.apps.read'], ['okta.apps.manage']],
    [['okta.apps.manage', 'okta.users.read'], ['okta.groups.manage'], ['okta.apps.manage', 'okta.users.read']],
  ])('GIVEN %j is needed and %j granted THEN %j is lacking', (needed, granted, lacking) => {
    expect(lackingScopes(needed, granted)).toEqual(lacking);
  });
});

describe('the scopes that people are asked for are those that the doctor expects', () => {
  const page = text('docs/deploying.md');
  const row = (name: string) => scopesIn(page.split('\n').find((line) => line.startsWith(`| ${name}`)));

  it('GIVEN docs/deploying.md THEN those of a deploy and those of the commands that only read', () => {
    expect(row('`OKTA_API_SCOPES`')).toEqual(DEPLOY_SCOPES);
    expect(row('`doctor`').sort()).toEqual(READ_SCOPES);
    const plan = DEPLOY_SCOPES.map((scope) => scope.replace(/manage$/, 'read'));
    expect(row('`terraform plan`')).toEqual(plan);
  });

  it.each(['.github/workflows/merge.yml', 'templates/klaviyo-access.yml'])(
    'GIVEN the deploys of %s THEN they ask for the scopes of a deploy',
    (path) => {
      const asked = [...text(path).matchAll(/OKTA_API_SCOPES: (.*manage.*)/g)].map(([, written]) => scopesIn(written));
      // The guard of a deploy asks for those alone that it looks groups up with.
      expect(asked).toContainEqual(DEPLOY_SCOPES);
      for (const scopes of asked) expect(DEPLOY_SCOPES).toEqual(expect.arrayContaining([...scopes]));
    },
  );
});
