import { type Project, type Shipped } from '../../src/init/project.js';

/** A project of one account with Okta, with something changed. */
export function project(changes: Partial<Project> = {}): Project {
  return {
    ...{ providers: ['okta'], accounts: ['acme'], direct: [], readsGoogle: false },
    ...{ variables: ['ACME_KEY'], keepsStateHere: true },
    ...changes,
  };
}

/** What a package ships that has two pipelines. */
export const SHIPPED: Shipped = {
  version: '1.2.3',
  ranges: { '@cdktf/provider-okta': '^14', cdktf: '^0.21', 'cdktf-cli': '^0.21', constructs: '^10' },
  pipelines: (forge) =>
    forge === 'github'
      ? [
          { path: 'merge.yml', text: 'uses: OWNER/klaviyo-access/.github/workflows/merge.yml@v1\n' },
          { path: 'schedule.yml', text: 'uses: OWNER/klaviyo-access/.github/workflows/schedule.yml@v1\n' },
        ]
      : [{ path: '.gitlab-ci.yml', text: 'component: OWNER/klaviyo-access\naccounts: [acme]\n' }],
};
