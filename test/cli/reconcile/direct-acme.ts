import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SeedUser } from '../../../src/simulator/klaviyo/simulated-account.js';
import { type KlaviyoSimulator } from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { ACCESS_KEY, withAcme } from '../acme.js';
import { type CliRun, type CliSurroundings, runCli } from '../cli-run.js';

export const NOW = new Date('2026-11-23T06:00:00.000Z');

/** Ada as declared, Alan with another role, one who is switched off, one who has left. */
export const THERE: readonly SeedUser[] = [
  { id: 'owner-1', userName: 'owner@example.com', givenName: 'Olive', familyName: 'Owner', role: 'owner' },
  { id: 'ada-1', userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', role: 'admin' },
  { id: 'alan-1', userName: 'alan@example.com', givenName: 'Alan', familyName: 'Turing', role: 'support' },
  { id: 'back-1', userName: 'back@example.com', role: 'analyst', active: false },
  { id: 'left-1', userName: 'left@example.com', role: 'analyst' },
];

const PEOPLE = `userName,givenName,familyName,groups,status
ada@example.com,Ada,Lovelace,klaviyo-admins,active
alan@example.com,Alan,Turing,klaviyo-analysts,active
back@example.com,,,klaviyo-analysts,active
grace@example.com,Grace,Hopper,klaviyo-analysts,active
left@example.com,,,klaviyo-analysts,inactive
`;

export interface DirectAcme {
  readonly folder: string;
  readonly simulator: KlaviyoSimulator;
  /** Runs `reconcile` with these words. */
  readonly reconcile: (args: readonly string[], surroundings?: CliSurroundings) => Promise<CliRun>;
  /** Changes the access file. */
  readonly edit: (from: string, to: string) => void;
  /** The requests that were to change something, as the server saw them. */
  readonly writes: () => readonly (readonly [method: string, path: string, body: unknown])[];
  readonly planFile: () => string;
}

/** Runs something in a folder with the access file of a direct account. */
export function withDirectAcme<Result>(
  use: (place: DirectAcme) => Promise<Result>,
  users: readonly SeedUser[] = THERE,
): Promise<Result> {
  return withAcme(users, ({ folder, simulator }) => {
    const path = join(folder, 'access.yaml');
    const edit = (from: string, to: string): void => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes(from)) throw new Error(`not in the access file: ${from}`);
      writeFileSync(path, text.replace(from, to));
    };
    edit('okta: { org: acme }\n', '');
    edit('    app: { existing: 0oa1 }\n', '    provisioning: { mode: direct }\n');
    writeFileSync(join(folder, 'people.csv'), PEOPLE);
    return use({
      ...{ folder, simulator, edit },
      reconcile: (args, surroundings = {}) =>
        runCli(['reconcile', ...args], {
          cwd: folder,
          environment: { ACME_KEY: ACCESS_KEY },
          now: NOW,
          ...surroundings,
        }),
      writes: () =>
        simulator
          .requests()
          .filter(({ method }) => method !== 'GET')
          .map(({ method, path: at, body }) => [method, at.replace('/scim/v2', ''), body]),
      planFile: () => readFileSync(join(folder, 'plan.json'), 'utf8'),
    });
  });
}
