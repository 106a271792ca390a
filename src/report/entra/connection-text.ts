import { type ConnectionReading } from '../../provider/entra/synchronization/app-connection.js';
import { type PlannedKey } from '../../provider/entra/synchronization/connection-plan.js';
import { shellQuoted } from '../../text/shell-quoted.js';
import { commandLine, type CommandSubject, line, refusalLines, subjectLines, written } from './command-lines.js';

/** What a command found, and what it was asked to do. */
export interface ConnectionRun extends CommandSubject {
  readonly reading: ConnectionReading;
  /** Where the token comes from: "the environment variable KLAVIYO_SCIM_ACCESS_KEY". */
  readonly source: string;
  /** What the key opens in Klaviyo, as a sentence; undefined where that is a refusal. */
  readonly opens: string | undefined;
  /** Why it is not written for reasons of Klaviyo, each with the way past it. */
  readonly refusals: readonly string[];
  /** Whether it was asked to write. */
  readonly apply: boolean;
  /** Whether Entra is only to try the connection, which saves nothing. */
  readonly isTrial: boolean;
}

/** The keys of a connection as they are and would be, for a terminal. The token is in it as little as in any plan. */
export function connectionText(run: ConnectionRun): string {
  const { reading, opens, source, apply, account, isTrial } = run;
  const isTried = isTrial && reading.isClear;
  const refusals = [...(isTried ? [] : reading.refusals), ...run.refusals];
  const notes = isTried ? reading.refusals.map((refusal) => `note: It could not be saved so. ${refusal}`) : [];
  return written([
    ...subjectLines(run),
    ...(reading.isClear ? reading.plan.flatMap((key) => keyLines(key, source)) : []),
    ...(opens === undefined ? [] : ['', ...line(0, opens)]),
    ...notes.flatMap((note) => ['', ...line(0, note)]),
    ...(refusals.length === 0 ? [] : ['', ...refusalLines(refusals)]),
    ...(refusals.length > 0
      ? ['', 'Nothing was written.']
      : apply || isTried
        ? []
        : [
            '',
            'Nothing was written. To have Entra try it, and save it if that works:',
            commandLine(`klaviyo-access entra connection --account ${shellQuoted(account)} --apply`),
          ]),
  ]);
}

/** That Entra tried the connection. @param saved - whether it was saved too */
export function connectionTried(saved: boolean, { isQuarantined }: { readonly isQuarantined: boolean }): string {
  return written([
    ...line(0, 'Entra has tried the connection: Klaviyo takes the token.'),
    ...line(0, saved ? 'Saved. The keys read back as written; Entra does not show the token.' : 'Nothing was saved.'),
    ...(saved && isQuarantined
      ? line(
          0,
          'The job is in quarantine. Start it in Entra, under the enterprise application > Provisioning > Start provisioning, which ends the quarantine.',
        )
      : []),
  ]);
}

function keyLines({ key, value, state, from }: PlannedKey, source: string): readonly string[] {
  if (state === 'kept') return line(4, `${key}: stays as it is`);
  const wanted = value ?? `the access key of ${source}, without its prefix`;
  switch (state) {
    case 'new':
      return line(2, `+ ${key}: ${wanted}`);
    case 'changed':
      return line(2, `~ ${key}: ${from ?? ''} → ${wanted}`);
    case 'same':
      return line(4, `${key}: ${wanted}`);
    case 'unknown':
      return line(2, `~ ${key}: ${wanted} (it is set, and Entra does not show to what)`);
  }
}
