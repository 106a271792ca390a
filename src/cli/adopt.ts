import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { type AccountKind } from '../access/role.js';
import { adoptApp } from '../provider/okta/adopt/adopt-app.js';
import { adoptedRoles } from '../provider/okta/adopt/adopted-roles.js';
import { adoptedRoster } from '../provider/okta/adopt/adopted-roster.js';
import { onlyInKlaviyo, ownerOf } from '../provider/okta/adopt/klaviyo-people.js';
import { rosterCsv } from '../provider/okta/adopt/roster-csv.js';
import { adoptText } from '../report/adopt/adopt-text.js';
import { readKlaviyoPeople } from './adopt/read-klaviyo-people.js';
import { readLiveApp } from './adopt/read-live-app.js';
import { CliError } from './cli-error.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { writeWholeFile } from './write-whole-file.js';

export interface AdoptOptions {
  /** Id of the app in Okta. */
  readonly app: string;
  readonly baseUrl: string;
  /** Where the access file is written. */
  readonly out: string;
  /** Where the roster is written, relative to the access file. */
  readonly roster: string;
  readonly accountName: string;
  /** Default: the variable `OKTA_ORG_NAME`, as for the Terraform provider. */
  readonly org?: string;
  /** Default: the variable `OKTA_BASE_URL`, or okta.com. */
  readonly domain?: string;
  /** Default: told by the roles of the app. */
  readonly kind?: AccountKind;
  /** Default: whom Klaviyo lists as owner, if the access key is set. */
  readonly owner?: string | undefined;
  readonly accessKeyEnv: string;
  /** Whether existing files are overwritten. */
  readonly force?: boolean;
}

/** `klaviyo-access adopt`: an access file and a roster from a hand-made app. Nothing is written in Okta or Klaviyo. */
export async function adopt(options: AdoptOptions, io: CliIo): Promise<ExitCode> {
  const { out, roster, accessKeyEnv, baseUrl } = options;
  // As the access file will be read: what is relative in it starts from its folder.
  const rosterFile = isAbsolute(roster) ? roster : join(dirname(out), roster);
  refuseToWrite(resolve(io.cwd, out), resolve(io.cwd, rosterFile), options.force === true);
  const live = await readLiveApp(orgOf(options, io), options.app, io);
  const people = await readKlaviyoPeople(baseUrl, accessKeyEnv, io);
  const kind = adoptedRoles(live, options.kind).kind;
  const owner = ownerOf(people, kind, options.owner);
  const adopted = adoptApp(
    live,
    { name: options.accountName, kind, baseUrl, accessKeyVariable: accessKeyEnv, owner },
    { accessFile: out, roster },
    onlyInKlaviyo(people, adoptedRoster(live).people, owner),
  );
  // An empty roster is one that nothing accepts: it would make everyone in Klaviyo unexpected.
  const written = adopted.people.length === 0 ? undefined : rosterFile;
  if (written !== undefined) await writeWholeFile(io.cwd, written, rosterCsv(adopted.people));
  await writeWholeFile(io.cwd, out, adopted.text);
  io.stdout.write(adoptText({ ...adopted, app: live.app, files: { accessFile: out, roster: written } }));
  return EXIT.clean;
}

function refuseToWrite(accessFile: string, roster: string, force: boolean): void {
  if (accessFile === roster) {
    throw new CliError(
      `The access file and the roster would both be written to ${roster}. Give each its own file with --out and --roster.`,
    );
  }
  const there = force ? [] : [accessFile, roster].filter((file) => existsSync(file));
  if (there.length === 0) return;
  throw new CliError(
    `${there.join(' and ')} would be overwritten. Name other files with --out and --roster, or overwrite with --force. ` +
      'An account can be moved from the new file into the old one by hand.',
  );
}

function orgOf({ org, domain }: AdoptOptions, { environment }: CliIo): { org: string; domain: string } {
  const name = org ?? environment.OKTA_ORG_NAME ?? '';
  if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(name)) {
    throw new CliError(
      'Name the Okta organisation with --org (or OKTA_ORG_NAME), the name alone: acme for https://acme.okta.com.',
    );
  }
  const host = domain ?? environment.OKTA_BASE_URL ?? 'okta.com';
  if (!/^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(host)) {
    throw new CliError('--domain (or OKTA_BASE_URL) must be a domain alone, such as okta.com or oktapreview.com.');
  }
  return { org: name, domain: host };
}
