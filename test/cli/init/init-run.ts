import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthAccessFile } from '../../../stacks/synth-access-file.js';
import { type CliRun, type CliSurroundings, type Flags, flags, folderWith, runCli } from '../cli-run.js';

const COMMON: Flags = {
  owner: 'owner@example.com',
  baseUrl: 'https://a.klaviyo.com/scim/v2',
  account: 'acme',
};

/** Answers to what has no default, of a project with Okta. */
export const OKTA: Flags = {
  ...COMMON,
  org: 'acme',
  ssoUrl: 'https://www.klaviyo.com/sso/saml/acme',
  audience: 'https://www.klaviyo.com/sso/saml/acme',
};

/** The same, of one with Entra. */
export const ENTRA: Flags = { ...COMMON, provider: 'entra', tenant: 'acme.onmicrosoft.com' };

/** The same, of one with OneLogin. */
export const ONELOGIN: Flags = {
  ...COMMON,
  provider: 'onelogin',
  subdomain: 'acme',
  appKind: 'generic',
  connectorId: '110016',
};

/** The same, where the people come from a roster. */
export const ROSTER: Flags = { admin: 'ada@example.com' };

/** The same, of a project without an identity provider, whose account klaviyo-access provisions. */
export const NONE: Flags = { ...COMMON, ...ROSTER, provider: 'none' };

/** The same, of one whose people are in Google Workspace. */
export const GOOGLE: Flags = { ...COMMON, provider: 'google', googleAdmin: 'admin@example.com' };

/** The files that every project has. */
export const ALWAYS = ['.gitignore', 'access.schema.json', 'access.yaml', 'package.json'];

/** What `klaviyo-access init` came to, and the folder after it. */
export interface InitRun extends CliRun {
  readonly cwd: string;
  /** The paths of all files in the folder, sorted. */
  readonly files: readonly string[];
  readonly read: (file: string) => string;
}

/** Runs `klaviyo-access init` in an empty folder, or in the one that is given. */
export async function init(options: Flags, surroundings: CliSurroundings = {}): Promise<InitRun> {
  const cwd = surroundings.cwd ?? folderWith({});
  const run = await runCli(['init', ...flags(options)], { ...surroundings, cwd });
  return { ...run, cwd, files: filesIn(cwd), read: (file: string) => readFileSync(join(cwd, file), 'utf8') };
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** Synthesises the stacks of a project and gives their names, and what there is to note. */
export async function synthesised(
  cwd: string,
): Promise<{ readonly stacks: readonly string[]; readonly notes: readonly string[] }> {
  const notes: string[] = [];
  const before = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = join(cwd, 'cdktf.out');
  try {
    expect(await synthAccessFile(join(cwd, 'access.yaml'), { note: (note) => notes.push(note) })).toBeUndefined();
  } finally {
    if (before === undefined) delete process.env.CDKTF_OUTDIR;
    else process.env.CDKTF_OUTDIR = before;
  }
  const folder = join(cwd, 'cdktf.out/stacks');
  return { stacks: existsSync(folder) ? readdirSync(folder) : [], notes };
}
