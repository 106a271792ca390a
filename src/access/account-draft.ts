import { type z } from 'zod';

import { type AccountFile, accountSchema, assignmentSchema, customRoleSchema } from './account-schema.js';
import { EVERYONE, type IdentityProviderKind } from './access-model.js';
import { isDirect, providerOfAccount } from './account-provider.js';
import { entraAdoptionSchema, entraAppSchema } from './entra-schema.js';
import { oneLoginAdoptionSchema, oneLoginAppSchema } from './onelogin-schema.js';
import { adoptionSchema, existingAppSchema, labelSchema } from './okta-schema.js';
import { type FilePath } from '../yaml/file-path.js';
import { entryAt, isMapping, itemsAt } from '../yaml/plain-value.js';
import { type GroupReference, groupReference } from './group-reference.js';
import { type AccountKind } from './role.js';
import { normalBaseUrl } from '../text/web-address.js';

/**
 * What could be read of an account, however wrong the rest of it is. The checks work on drafts, so that one mistake does
 * not keep the others from being found. What is undefined or left out has the wrong shape and is reported as such.
 */
export interface AccountDraft {
  readonly at: FilePath;
  readonly name: string | undefined;
  readonly kind: AccountKind | undefined;
  /** In its normal form. */
  readonly baseUrl: string | undefined;
  /** Undefined where klaviyo-access provisions it itself, or the file names none. */
  readonly provider: IdentityProviderKind | undefined;
  readonly accessKey: AccountFile['scim']['accessKey'] | undefined;
  readonly customRoles: readonly { readonly at: FilePath; readonly id: string }[];
  /** Whether `customRoles` holds all of them, so that a role which is not among them does not exist. */
  readonly customRolesComplete: boolean;
  readonly assignments: readonly AssignmentDraft[];
  readonly app: AppDraft;
  readonly adopt: AdoptionDraft | undefined;
  /** Whether klaviyo-access provisions it itself, so that it has no app and no stack. */
  readonly direct: boolean;
}

export interface AppDraft {
  readonly label: string | undefined;
  /** How the live app is found: by its id, if the account tells it, else by its label. */
  readonly foundBy: 'id' | 'label' | undefined;
  /** The id of an app that exists already. */
  readonly existing: string | undefined;
}

export interface AdoptionDraft {
  /** The key that holds the id of the app. */
  readonly appKey: 'app' | 'servicePrincipal';
  readonly app: string | undefined;
  /** Names of groups. */
  readonly groups: readonly string[];
  /** Names of groups whose rules are taken over. */
  readonly rules: readonly string[];
  /** Names of groups whose mappings of OneLogin are taken over. */
  readonly mappings: readonly string[];
  /** Names of groups whose assignments are taken over one by one. */
  readonly assignments: readonly string[];
}

export interface AssignmentDraft {
  readonly at: FilePath;
  readonly role: string | undefined;
  readonly group: string | undefined;
  readonly identity: GroupReference['identity'];
  readonly create: boolean;
  /** Whether it has a condition. */
  readonly conditional: boolean;
}

/** The drafts of all accounts in the access file's value, in its order. */
export function draftAccounts(value: unknown): readonly AccountDraft[] {
  return itemsAt(value, ['accounts'])
    .filter(({ item }) => isMapping(item))
    .map(({ item, at }) => draftAccount(item, at, providerOfAccount(value, item)));
}

function draftAccount(account: unknown, at: FilePath, provider: IdentityProviderKind | undefined): AccountDraft {
  const { name, kind, scim } = accountSchema.shape;
  const written = itemsAt(account, ['customRoles']);
  const customRoles = written.flatMap(({ item, at: within }) => {
    const id = read(customRoleSchema.shape.id, item, 'id');
    return id === undefined ? [] : [{ at: [...at, ...within], id }];
  });
  const direct = isDirect(account);
  // What a direct account has of an app is a mistake of its own, and is compared with nothing.
  const adopt = direct ? undefined : draftAdoption(entryAt(account, 'adopt'), provider);
  const baseUrl = read(scim.shape.baseUrl, entryAt(account, 'scim'), 'baseUrl');
  return {
    at,
    name: read(name, account, 'name'),
    kind: read(kind, account, 'kind'),
    baseUrl: baseUrl === undefined ? undefined : normalBaseUrl(baseUrl),
    provider,
    accessKey: read(scim.shape.accessKey, entryAt(account, 'scim'), 'accessKey'),
    customRoles,
    customRolesComplete: customRoles.length === written.length && Array.isArray(entryAt(account, 'customRoles') ?? []),
    assignments: itemsAt(account, ['assignments']).map(({ item, at: within }) => ({
      at: [...at, ...within],
      role: read(assignmentSchema.shape.role, item, 'role'),
      ...draftGroup(item),
      create: !direct && makesGroup(item),
      conditional: entryAt(item, 'when') !== undefined,
    })),
    app: draftApp(direct ? undefined : entryAt(account, 'app'), adopt, provider),
    adopt,
    direct,
  };
}

/** The stack makes a group whose members the access file says. */
function makesGroup(assignment: unknown): boolean {
  const says = (key: string): boolean => entryAt(assignment, key) !== undefined;
  return entryAt(assignment, 'create') === true || says('when') || says('members');
}

function draftGroup(assignment: unknown): Pick<AssignmentDraft, 'group' | 'identity'> {
  if (entryAt(assignment, 'everyone') === true) return { group: EVERYONE, identity: { by: 'type', type: 'BUILT_IN' } };
  const written = read(assignmentSchema.shape.group, assignment, 'group');
  return { group: undefined, identity: undefined, ...(written !== undefined && groupReference(written)) };
}

function draftApp(
  app: unknown,
  adopt: AdoptionDraft | undefined,
  provider: IdentityProviderKind | undefined,
): AppDraft {
  const has = (key: string): boolean => entryAt(app, key) !== undefined;
  const byId = has('existing') || adopt !== undefined;
  if (provider === 'entra' || provider === 'onelogin') {
    const { label, existing } = provider === 'entra' ? entraAppSchema.def.innerType.shape : oneLoginAppSchema.shape;
    return {
      label: app === undefined ? label.parse(undefined) : isMapping(app) ? read(label, app, 'label') : undefined,
      foundBy: byId ? 'id' : 'label',
      existing: read(existing, app, 'existing'),
    };
  }
  const made = has('saml') || has('preconfigured');
  return {
    label: isMapping(app) ? read(labelSchema, app, 'label') : undefined,
    foundBy: byId ? 'id' : made ? 'label' : undefined,
    existing: read(existingAppSchema, app, 'existing'),
  };
}

function draftAdoption(adopt: unknown, provider: IdentityProviderKind | undefined): AdoptionDraft | undefined {
  if (!isMapping(adopt)) return undefined;
  const keysOf = (key: string): readonly string[] => {
    const written = entryAt(adopt, key);
    return isMapping(written) ? Object.keys(written) : [];
  };
  const names = {
    groups: keysOf('groups'),
    rules: keysOf('rules'),
    mappings: keysOf('mappings'),
    assignments: keysOf('assignments'),
  };
  return provider === 'entra'
    ? {
        appKey: 'servicePrincipal',
        app: read(entraAdoptionSchema.shape.servicePrincipal, adopt, 'servicePrincipal'),
        ...names,
      }
    : {
        appKey: 'app',
        app: read((provider === 'onelogin' ? oneLoginAdoptionSchema : adoptionSchema).shape.app, adopt, 'app'),
        ...names,
      };
}

function read<Schema extends z.ZodType>(schema: Schema, holder: unknown, key: string): z.output<Schema> | undefined {
  const result = schema.safeParse(entryAt(holder, key));
  return result.success ? result.data : undefined;
}
