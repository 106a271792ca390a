import { type AccessModel, type IdentityProviderKind } from '../access/access-model.js';

/** What the files beside an access file depend on: what the access file says. */
export interface Project {
  /** Empty: there is no stack to deploy. */
  readonly providers: readonly IdentityProviderKind[];
  /** The accounts by name, in order. */
  readonly accounts: readonly string[];
  /** Those of them that klaviyo-access provisions itself. */
  readonly direct: readonly string[];
  /** Whether the people are read from Google Workspace. */
  readonly readsGoogle: boolean;
  /** The environment variables that hold the access keys, each once. Keys that are read from files have none. */
  readonly variables: readonly string[];
  /** Whether Terraform's state is a file beside the access file, which a pipeline cannot keep. */
  readonly keepsStateHere: boolean;
}

/** What an access file says of its project. */
export function projectOf({ identityProviders, accounts, terraform, directory }: AccessModel): Project {
  const variables = accounts.flatMap(({ scim: { accessKey } }) =>
    accessKey.from === 'environment' ? [accessKey.variable] : [],
  );
  return {
    providers: identityProviders.map(({ kind }) => kind),
    accounts: accounts.map(({ name }) => name),
    direct: accounts.filter(({ direct }) => direct !== undefined).map(({ name }) => name),
    readsGoogle: directory.kind === 'google',
    variables: [...new Set(variables)],
    keepsStateHere: identityProviders.length > 0 && terraform.backend.type === 'local',
  };
}

/** Whether klaviyo-access provisions every account itself. */
export function isAllDirect({ accounts, direct }: Pick<Project, 'accounts' | 'direct'>): boolean {
  return accounts.length > 0 && direct.length === accounts.length;
}

/** A file of a new project. One that is there already is never changed. */
export interface ProjectFile {
  /** Relative to the project's folder, with "/" between its parts. */
  readonly path: string;
  /** What it is for, in a few words. */
  readonly purpose: string;
  readonly text: string;
  /** The file of this package that it is a copy of, apart from what is the account's own. Undefined: it is none. */
  readonly copyOf?: string;
  /** Where a file of this path is there: lines that tell what a person adds to it. None if it has everything. */
  readonly toAdd: (there: string) => readonly string[];
}

/** What is read of this package: its package.json and the example pipelines that it ships. */
export interface Shipped {
  readonly version: string;
  /** Its repository at GitHub as OWNER/NAME, which a published package names. Undefined: not known. */
  readonly repository?: string | undefined;
  /** Version ranges of packages, as this package itself requires them. */
  readonly ranges: Readonly<Record<string, string>>;
  /** The example pipelines of a forge: paths below examples/pipelines/FORGE, and texts. */
  readonly pipelines: (folder: string) => readonly ShippedFile[];
}

export interface ShippedFile {
  readonly path: string;
  readonly text: string;
}
