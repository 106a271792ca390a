import { resolve } from 'node:path';
import {
  AzurermBackend,
  type AzurermBackendConfig,
  CloudBackend,
  type CloudBackendConfig,
  GcsBackend,
  type GcsBackendConfig,
  LocalBackend,
  NamedCloudWorkspace,
  NamedRemoteWorkspace,
  RemoteBackend,
  type RemoteBackendConfig,
  S3Backend,
  type S3BackendConfig,
  type TerraformStack,
} from 'cdktf';
import { type TerraformBackend } from '../src/access/access-model.js';

/**
 * Where an account's stack keeps its state within the backend: its key, prefix, workspace or file. Of the state key,
 * a workspace keeps what may stand in a workspace's name, and a local file always ends with `.tfstate`, as the ignore
 * files of version control expect, since a state may hold secrets.
 *
 * @param folder - what a local file is relative to: the access file's folder. Never the stack's own working directory,
 *   which is synthesised again and may be deleted.
 */
export function stateLocation(backend: TerraformBackend, account: string, folder: string): string {
  const key = backend.stateKey.replaceAll('{account}', account);
  switch (backend.type) {
    case 'local':
      return resolve(folder, key.endsWith('.tfstate') ? key : `${key}.tfstate`);
    case 'remote':
    case 'cloud':
      return key.replace(/[^A-Za-z0-9_-]+/g, '-');
    case 's3':
    case 'azurerm':
    case 'gcs':
      return key;
  }
}

/**
 * Gives the stack its backend. The settings are handed on as they are, by Terraform's names; what is missing or wrong in
 * them `terraform init` says.
 */
export function addBackend(stack: TerraformStack, backend: TerraformBackend, location: string): void {
  const settings: unknown = backend.settings;
  switch (backend.type) {
    case 'local':
      new LocalBackend(stack, { ...(settings as object), path: location });
      return;
    case 's3':
      new S3Backend(stack, { ...(settings as S3BackendConfig), key: location });
      return;
    case 'azurerm':
      new AzurermBackend(stack, { ...(settings as AzurermBackendConfig), key: location });
      return;
    case 'gcs':
      new GcsBackend(stack, { ...(settings as GcsBackendConfig), prefix: location });
      return;
    case 'remote':
      new RemoteBackend(stack, {
        ...(settings as RemoteBackendConfig),
        workspaces: new NamedRemoteWorkspace(location),
      });
      return;
    case 'cloud':
      new CloudBackend(stack, { ...(settings as CloudBackendConfig), workspaces: new NamedCloudWorkspace(location) });
      return;
  }
}
