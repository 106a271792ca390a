import { accessKeySource } from './access-key-source.js';
import {
  type AccessModel,
  type Account,
  type Assignment,
  type DirectorySource,
  EVERYONE,
  type Expectation,
  type AccountIdentityProvider,
  IDENTITY_PROVIDER_KINDS,
  type Membership,
} from './access-model.js';
import { type StatedCosts } from './stated-costs.js';
import { readCondition } from './condition-schema.js';
import { DEFAULT_DELETE_AFTER_DAYS, type DirectProvisioning } from './direct-provisioning.js';
import { type ExpectationFile } from './expectation-schema.js';
import { entraAccountSettings } from './entra-account-settings.js';
import { identityProvidersOf } from './identity-providers.js';
import { type FilePath, type SourcePosition } from '../yaml/file-path.js';
import { type AccountFile } from './account-schema.js';
import { groupReference } from './group-reference.js';
import { oneLoginAccountSettings } from './onelogin-account-settings.js';
import { oktaAccountSettings } from './okta-account-settings.js';
import { mergedPolicy, type PartialPolicy } from './policy.js';
import { type PolicyFile } from './policy-schema.js';
import { reviewSettings } from './build-review-settings.js';
import { type ReadAccessFile, type ReadAccount } from './read-access-file.js';
import { type CustomRole, declaredPower } from './role.js';
import { normalBaseUrl } from '../text/web-address.js';

/** Makes the model of an access file in which nothing is wrong. */
export function buildAccessModel(
  file: ReadAccessFile,
  path: string,
  locate: (at: FilePath) => SourcePosition,
): AccessModel {
  return {
    path,
    identityProviders: identityProvidersOf(file),
    directory: directorySource(file, (within) => locate(['directory', ...within])),
    terraform: file.terraform,
    ...(file.expect && {
      expectations: file.expect.map((written, index) => expectation(written, locate(['expect', index]))),
    }),
    ...(file.reviews && { reviews: reviewSettings(file.reviews, (within) => locate(['reviews', ...within])) }),
    ...(file.cost && { costs: statedCosts(file.cost) }),
    ...(file.reconcile && { automatic: file.reconcile.automatic }),
    accounts: file.accounts.map((account, index) =>
      buildAccount(
        account,
        policyOf(file.policy, (within) => locate(['policy', ...within])),
        (within) => locate(['accounts', index, ...within]),
      ),
    ),
  };
}

function statedCosts({ currency, ...inputs }: NonNullable<ReadAccessFile['cost']>): StatedCosts {
  return { ...(currency !== undefined && { currency }), inputs };
}

type Locate = (within: FilePath) => SourcePosition;

function directorySource({ directory, policy }: ReadAccessFile, locate: Locate): DirectorySource {
  if ('google' in directory) return { kind: 'google', ...directory.google };
  if (!('roster' in directory)) return { kind: IDENTITY_PROVIDER_KINDS.find((kind) => kind in directory)! };
  const maximumPeople = policy?.maximumPeople;
  const { roster, columns, format } = directory;
  return {
    kind: 'roster',
    path: roster,
    ...(maximumPeople !== undefined && { maximumPeople }),
    ...(columns && {
      columns: Object.entries(columns).map(([name, value]) => ({ name, value, at: locate(['columns', name]) })),
    }),
    ...(format && { format }),
  };
}

function buildAccount(account: ReadAccount, policy: PartialPolicy | undefined, locate: Locate): Account {
  const { name, kind, scim, owner, customRoles, assignments, exceptions, whenUnmatched } = account.written;
  const direct = directProvisioning(account);
  return {
    name,
    kind,
    scim: {
      baseUrl: normalBaseUrl(scim.baseUrl),
      accessKey: accessKeySource(scim.accessKey, locate(['scim', 'accessKey'])),
      authorization: scim.authorization,
      ...(scim.pageSize !== undefined && { pageSize: scim.pageSize }),
      updateMethod: scim.updateMethod,
      roleForm: scim.roleForm,
    },
    owner,
    customRoles: customRoles.map(customRole),
    identityProvider: identityProviderOf(account),
    ...(direct && { direct }),
    assignments: assignments.map((written, index) =>
      assignment(written, index + 1, direct === undefined, (within) => locate(['assignments', index, ...within])),
    ),
    exceptions: exceptions.map((exception, index) => ({ ...exception, at: locate(['exceptions', index]) })),
    whenUnmatched,
    policy: mergedPolicy(
      policy,
      policyOf(account.written.policy, (within) => locate(['policy', ...within])),
    ),
    at: locate([]),
  };
}

/** What the account declares of its identity provider. The checks have seen to it that it has what that needs. */
function identityProviderOf({ provider, written }: ReadAccount): AccountIdentityProvider | undefined {
  switch (provider) {
    case 'okta':
      return oktaAccountSettings(written);
    case 'entra':
      return entraAccountSettings(written);
    case 'onelogin':
      return oneLoginAccountSettings(written);
    case undefined:
      return undefined;
  }
}

/** How klaviyo-access provisions the account itself; undefined if it does not. */
function directProvisioning({ provider, written }: ReadAccount): DirectProvisioning | undefined {
  if (provider !== undefined) return undefined;
  const { mode, create, update, deactivate, deprovision, deleteAfterDays } = written.provisioning;
  if (mode !== 'direct') return undefined;
  return {
    ...{ create, update, deactivate },
    deprovision: deprovision ?? 'deactivate',
    deleteAfterDays: deleteAfterDays ?? DEFAULT_DELETE_AFTER_DAYS,
  };
}

/** @param hasStack - whether the account has a stack, which makes groups */
function assignment(
  written: AccountFile['assignments'][number],
  priority: number,
  hasStack: boolean,
  locate: Locate,
): Assignment {
  const { role, group = EVERYONE, create } = written;
  const membership = membershipOf(written, locate);
  return {
    role,
    ...groupReference(group),
    ...(membership?.kind === 'everyone' && { identity: { by: 'type', type: 'BUILT_IN' } }),
    ...(membership && { membership }),
    create: hasStack && (create ?? membership?.kind === 'declared'),
    priority,
    at: locate([]),
  };
}

function membershipOf(
  { everyone, when, members }: AccountFile['assignments'][number],
  locate: Locate,
): Membership | undefined {
  if (everyone) return { kind: 'everyone' };
  if (when === undefined && members === undefined) return undefined;
  const listed = Array.isArray(members) ? members : [];
  return {
    kind: 'declared',
    ...(when && { when: readCondition(when, (within) => locate(['when', ...within])) }),
    members: listed.map((member, index) => ({
      ...(typeof member === 'string' ? { user: member } : member),
      at: locate(['members', index]),
    })),
    fromRoster: members === 'roster',
  };
}

function policyOf(policy: PolicyFile | undefined, locate: Locate): PartialPolicy | undefined {
  if (policy?.forbid === undefined) return policy as PartialPolicy | undefined;
  return {
    ...policy,
    forbid: policy.forbid.map(({ roles, when, reason }, index) => ({
      roles,
      when: readCondition(when, (within) => locate(['forbid', index, 'when', ...within])),
      reason,
      at: locate(['forbid', index]),
    })),
  };
}

function expectation({ user, attributes, groups, account, role }: ExpectationFile, at: SourcePosition): Expectation {
  return {
    person: user === undefined ? { attributes: attributes ?? {}, groups: groups ?? [] } : { userName: user },
    account,
    role: role === 'none' ? undefined : role,
    at,
  };
}

function customRole({ id, title, ...declared }: AccountFile['customRoles'][number]): CustomRole {
  const power = declaredPower(declared);
  return { id, title, ...(power && { power }) };
}
