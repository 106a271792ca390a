import { type AccessFile } from './access-file-schema.js';
import { accessKeySource } from './access-key-source.js';
import { type AccessModel, type Account, type DirectorySource, type IdentityProviderKind } from './access-model.js';
import { IDENTITY_PROVIDERS, identityProviderOf } from './identity-providers.js';
import { type FilePath, type SourcePosition } from '../yaml/file-path.js';
import { type AccountFile } from './account-schema.js';
import { groupReference } from './group-reference.js';
import { mergedPolicy } from './policy.js';
import { type PolicyFile } from './policy-schema.js';
import { type CustomRole, declaredPower } from './role.js';
import { normalBaseUrl } from '../text/web-address.js';

/** Makes the model of an access file in which nothing is wrong. */
export function buildAccessModel(
  file: AccessFile,
  path: string,
  locate: (at: FilePath) => SourcePosition,
): AccessModel {
  const identityProvider = identityProviderOf(file);
  return {
    path,
    identityProvider,
    directory: directorySource(file),
    terraform: file.terraform,
    accounts: file.accounts.map((account, index) =>
      buildAccount(account, identityProvider?.kind, file.policy, (within) => locate(['accounts', index, ...within])),
    ),
  };
}

function directorySource({ directory, policy }: AccessFile): DirectorySource {
  if (!('roster' in directory)) return { kind: 'okta' };
  const maximumPeople = policy?.maximumPeople;
  return { kind: 'roster', path: directory.roster, ...(maximumPeople !== undefined && { maximumPeople }) };
}

function buildAccount(
  account: AccountFile,
  provider: IdentityProviderKind | undefined,
  policy: PolicyFile | undefined,
  locate: (within: FilePath) => SourcePosition,
): Account {
  const { name, kind, scim, owner, customRoles } = account;
  return {
    name,
    kind,
    scim: {
      baseUrl: normalBaseUrl(scim.baseUrl),
      accessKey: accessKeySource(scim.accessKey, locate(['scim', 'accessKey'])),
      authorization: scim.authorization,
      ...(scim.pageSize !== undefined && { pageSize: scim.pageSize }),
    },
    owner,
    customRoles: customRoles.map(customRole),
    identityProvider: provider && IDENTITY_PROVIDERS[provider].account(account),
    assignments: account.assignments.map(({ group, ...assignment }, index) => ({
      ...assignment,
      ...groupReference(group),
      priority: index + 1,
      at: locate(['assignments', index]),
    })),
    exceptions: account.exceptions.map((exception, index) => ({ ...exception, at: locate(['exceptions', index]) })),
    policy: mergedPolicy(policy, account.policy),
    at: locate([]),
  };
}

function customRole({ id, title, ...declared }: AccountFile['customRoles'][number]): CustomRole {
  const power = declaredPower(declared);
  return { id, title, ...(power && { power }) };
}
