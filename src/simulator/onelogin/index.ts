/** A simulated OneLogin: its API and the sign-in of programs to run against, in memory. */
export { type FaultTarget } from '../waiting-faults.js';
export { type OneLoginConsole } from './console.js';
export { type FaultKind } from './faults.js';
export { type OneLoginSimulator, type OneLoginSimulatorOptions, startOneLoginSimulator } from './onelogin-simulator.js';
export { type PushReport } from './provisioning/push.js';
export { DEFAULT_TEMPLATE } from './provisioning/scim-settings.js';
export { type LoggedRequest } from './request-log.js';
export { type OneLoginClient, SCOPES, type Scope } from './scopes.js';
export {
  DEFAULT_CLIENT,
  DEFAULT_SEED,
  type OneLoginSeed,
  type SeedApp,
  type SeedConnector,
  type SeedProvisioning,
  type SeedRole,
  type SeedRule,
} from './seed.js';
export { SeedFileError } from '../seed-text.js';
export { parseSeed, readSeedFile } from './seed-file.js';
export { type AppSnapshot, type OneLoginSnapshot, type RuleSnapshot } from './snapshot.js';
export { type NewUser, STATUS, type StatusName } from './user-record.js';
