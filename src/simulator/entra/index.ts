/** A simulated Microsoft Entra ID: Graph and the sign-in to run against, in memory. */
export { type FaultTarget } from '../waiting-faults.js';
export { type EntraClient, type FederatedCredential } from './entra-client.js';
export { type EntraSimulator, type EntraSimulatorOptions, startEntraSimulator } from './entra-simulator.js';
export { type FaultKind } from './faults.js';
export { PERMISSIONS, type Permission } from './permissions.js';
export { type EntraPortal } from './portal.js';
export { type CycleReport } from './provisioning/cycle.js';
export { type LoggedRequest } from './request-log.js';
export {
  DEFAULT_CLIENT,
  DEFAULT_SECRET,
  DEFAULT_SEED,
  DEFAULT_TENANT,
  type EntraSeed,
  type SeedApplication,
  type SeedAssignment,
  type SeedGroup,
  type SeedJob,
  type SeedRole,
  type SeedUser,
} from './seed.js';
export { SeedFileError } from '../seed-text.js';
export { parseSeed, readSeedFile } from './seed-file.js';
export { type ApplicationSnapshot, type EntraSnapshot, type JobSnapshot } from './snapshot.js';
