/** A simulated Okta: its management API to run against, in memory. */
export { type OauthClient } from './client-assertion.js';
export { type OktaConsole } from './console.js';
export { type FaultTarget } from '../waiting-faults.js';
export { type FaultKind } from './faults.js';
export { type OktaSimulator, type OktaSimulatorOptions, startOktaSimulator } from './okta-simulator.js';
export { type LoggedRequest } from './request-log.js';
export {
  DEFAULT_SEED,
  type OktaSeed,
  type SeedApp,
  type SeedAssignment,
  type SeedGroup,
  type SeedRule,
  type SeedUser,
} from './seed.js';
export { SeedFileError } from '../seed-text.js';
export { parseSeed, readSeedFile } from './seed-file.js';
export { type AppSnapshot, type AppUserSnapshot, type OktaSnapshot, type RuleSnapshot } from './snapshot.js';
