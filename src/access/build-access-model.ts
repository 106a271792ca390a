import { type AccessFile } from './access-file-schema.js';
import { accessKeySource } from './access-key-source.js';
import { type AccessModel, type Account, type AppSettings } from './access-model.js';
import { type FilePath, type SourcePosition } from '../yaml/file-path.js';
import { type AccountFile } from './account-schema.js';
import { mergedPolicy } from './policy.js';
import { type PolicyFile } from './policy-schema.js';
import { normalBaseUrl } from '../text/web-address.js';

/** Makes the model of an access file in which nothing is wrong. */
export function buildAccessModel(
  file: AccessFile,
  path: string,
  locate: (at: FilePath) => SourcePosition,
): AccessModel {
  return {
    path,
    okta: file.okta,
    directory: 'roster' in file.directory ? { kind: 'roster', path: file.directory.roster } : { kind: 'okta' },
    terraform: file.terraform,
    accounts: file.accounts.map((account, index) =>
      buildAccount(account, file.policy, (within) => locate(['accounts', index, ...within])),
    ),
  };
}

function buildAccount(
  account: AccountFile,
  policy: PolicyFile | undefined,
  locate: (within: FilePath) => SourcePosition,
): Account {
  const { name, kind, scim, owner, customRoles, provisioning } = account;
  return {
    name,
    kind,
    scim: {
      baseUrl: normalBaseUrl(scim.baseUrl),
      accessKey: accessKeySource(scim.accessKey, locate(['scim', 'accessKey'])),
      authorization: scim.authorization,
    },
    owner,
    customRoles,
    app: buildApp(account),
    provisioning,
    assignments: account.assignments.map((assignment, index) => ({
      ...assignment,
      priority: index + 1,
      at: locate(['assignments', index]),
    })),
    exceptions: account.exceptions.map((exception, index) => ({ ...exception, at: locate(['exceptions', index]) })),
    policy: mergedPolicy(policy, account.policy),
    ...(account.adopt && { adopt: account.adopt }),
    at: locate([]),
  };
}

function buildApp({ app, provisioning }: AccountFile): AppSettings {
  if ('existing' in app) return { kind: 'existing', label: app.label, id: app.existing };
  const { mode, ...switches } = provisioning;
  const handMade = mode === 'console' && Object.values(switches).includes(true);
  const { label, updates = handMade ? 'check' : 'apply' } = app;
  if ('saml' in app) {
    const { ssoUrl, audience, recipient = ssoUrl, destination = ssoUrl } = app.saml;
    return { kind: 'saml', label, updates, saml: { ssoUrl, audience, recipient, destination } };
  }
  return { kind: 'preconfigured', label, updates, preconfigured: app.preconfigured };
}
