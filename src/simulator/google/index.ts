/** A simulated Google Workspace: the calls by which people are read, in memory. */
export { SERVICE_ACCOUNT } from './authorization.js';
export { type FaultKind } from './faults.js';
export { type GoogleSimulator, type GoogleSimulatorOptions, startGoogleSimulator } from './google-simulator.js';
export { DEFAULT_SEED, EVERYONE, type GoogleSeed, type SeedGroup, type SeedUser } from './seed.js';
export { readSeedFile } from './seed-file.js';
export { SeedFileError } from '../seed-text.js';
