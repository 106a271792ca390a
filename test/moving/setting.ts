import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AccessModel } from '../../src/access/access-model.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { DEFAULT_TENANT, type EntraSimulator, startEntraSimulator } from '../../src/simulator/entra/index.js';
import { type KlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { type OktaSimulator, startOktaSimulator } from '../../src/simulator/okta/index.js';
import { klaviyoApp } from '../../stacks/klaviyo-app.js';
import { type CliRun, folderWith, runCli } from '../cli/cli-run.js';
import { readDocument } from '../docs/documents.js';
import { deployedEntra } from '../one-model/deployed-entra.js';
import { deployedOkta } from '../one-model/deployed-okta.js';
import { type SynthesisedStack } from '../one-model/synthesised-stack.js';
import { surroundingsOf } from '../provider/entra/checks/deployed-tenant.js';
import { ACCESS_KEY, PEOPLE, ROSTER, startKlaviyo } from './klaviyo-at-rest.js';
import { oktaPushes } from './okta-pushes.js';

/** The access files of docs/moving.md: of Okta, of Entra, and without a provider. */
const FILES = readDocument('docs/moving.md')
  .examples.filter(({ language }) => language === 'yaml')
  .map(({ text }) => text);

/** A Klaviyo account whose people Okta pushes, and an Entra into which the stack of `moved.yaml` was deployed. */
export interface Setting {
  /** The folder with `access.yaml`, `moved.yaml`, `direct.yaml` and the roster. */
  readonly cwd: string;
  readonly klaviyo: KlaviyoSimulator;
  readonly okta: OktaSimulator;
  readonly entra: EntraSimulator;
  readonly write: (name: string, text: string) => void;
  readonly read: (name: string) => string;
  readonly modelOf: (name: string) => AccessModel;
  /** What `cdktf synth` writes for the account. */
  readonly synthesised: (name: string) => SynthesisedStack;
  /** Runs one of our commands. */
  readonly run: (words: readonly string[], more?: Readonly<Record<string, string>>) => Promise<CliRun>;
  /** Okta pushes everybody once. */
  readonly oktaStillPushes: () => Promise<void>;
  readonly close: () => Promise<unknown>;
}

const RUN_AT = new Date('2026-11-30T06:00:00Z');

export async function startSetting(): Promise<Setting> {
  const klaviyo = await startKlaviyo();
  const [before, moved, direct] = FILES.map((text) =>
    text.replace('acme.onmicrosoft.com', DEFAULT_TENANT).replace('https://a.klaviyo.com/scim/v2', klaviyo.baseUrl),
  );
  const cwd = folderWith({
    'access.yaml': before!,
    'moved.yaml': moved!,
    'direct.yaml': direct!,
    'people.csv': ROSTER,
  });
  const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');
  const modelOf = (name: string): AccessModel => parseAccessFile(read(name), { path: join(cwd, name) });
  const synthesised = (name: string): SynthesisedStack => {
    klaviyoApp(modelOf(name), { outdir: join(cwd, `out-${name}`) }).synth();
    return JSON.parse(read(join(`out-${name}`, 'stacks/acme/cdk.tf.json'))) as SynthesisedStack;
  };
  const okta = await startOktaSimulator({ seed: deployedOkta(synthesised('access.yaml'), PEOPLE) });
  const entra = await startEntraSimulator({ seed: deployedEntra(synthesised('moved.yaml'), PEOPLE) });
  const environment = {
    ...surroundingsOf(entra).environment,
    OKTA_API_TOKEN: 'example-api-token',
    OKTA_HTTP_PROXY: okta.url,
    KLAVIYO_SCIM_ACCESS_KEY: `Klaviyo-API-Key ${ACCESS_KEY}`,
  };
  return {
    ...{ cwd, klaviyo, okta, entra, read, modelOf, synthesised },
    write: (name, text) => writeFileSync(join(cwd, name), text),
    run: (words, more = {}) => runCli(words, { cwd, environment: { ...environment, ...more }, now: RUN_AT }),
    oktaStillPushes: () => oktaPushes(okta, modelOf('access.yaml').accounts[0]!, ACCESS_KEY),
    close: () => Promise.all([klaviyo.close(), okta.close(), entra.close()]),
  };
}
