import { type ProvisionOutcome } from '../../provider/entra/synchronization/provision-outcome.js';
import { type AssignedPerson } from '../../people/assigned-person.js';
import { quoted } from '../../text/quoted.js';
import { shellQuoted } from '../../text/shell-quoted.js';
import { commandLine, type CommandSubject, line, refusalLines, subjectLines, written } from './command-lines.js';

/** What a command found of one person, and what it was asked to do. */
export interface ProvisionRun extends CommandSubject {
  /** As it was typed. */
  readonly user: string;
  /** The person, if they are found once among those who are assigned. */
  readonly person: AssignedPerson | undefined;
  /** What Klaviyo has of them, as a sentence. */
  readonly inKlaviyo: string;
  readonly refusals: readonly string[];
  readonly notes: readonly string[];
  /** Whether it was asked to provision them. */
  readonly apply: boolean;
}

/** Who would be provisioned, by which assignment and role, for a terminal. */
export function provisionText(run: ProvisionRun): string {
  const { user, person, inKlaviyo, refusals, notes, apply, account } = run;
  return written([
    ...subjectLines(run),
    ...(person === undefined ? [] : personLines(person)),
    ...line(2, `in Klaviyo: ${inKlaviyo}`),
    ...(notes.length === 0 ? [] : ['', ...notes.flatMap((note) => line(0, `note: ${note}`))]),
    ...(refusals.length > 0
      ? ['', ...refusalLines(refusals), '', 'Nobody was provisioned.']
      : apply
        ? []
        : [
            '',
            'Nobody was provisioned. To have Entra do it now:',
            commandLine(
              `klaviyo-access entra provision ${shellQuoted(user)} --account ${shellQuoted(account)} --apply`,
            ),
          ]),
  ]);
}

function personLines({ userName, id, role, through, groups, detail }: AssignedPerson): readonly string[] {
  const names = groups.map(quoted).join(', ');
  const way =
    through === 'group' ? `assigned through ${names === '' ? 'a group' : names}` : 'assigned to them directly';
  return [
    ...line(2, `${quoted(userName)} (object id ${id})`),
    ...line(2, `role ${role === null ? 'none' : quoted(role)}, ${way}`),
    ...(detail === '' ? [] : line(2, `in Entra: ${detail}`)),
  ];
}

/** What Entra says that it did, for a terminal. @param afterwards - what Klaviyo has of the person now, as a sentence */
export function provisionOutcomeText(outcome: ProvisionOutcome, afterwards: string): string {
  const { result, action, reason, steps, changes } = outcome;
  const missing = missingFor(reason?.code);
  return written([
    ...line(0, `Entra says: ${result}${action === undefined ? '' : `, ${action}`}.`),
    ...(reason === undefined ? [] : line(2, `${reason.code}: ${reason.message}`)),
    ...(missing === undefined ? [] : line(2, `To do: ${missing}`)),
    ...(steps.length === 0
      ? []
      : ['Steps:', ...steps.flatMap(({ type, status, description }) => line(2, `${type}: ${status}. ${description}`))]),
    ...(changes.length === 0
      ? ['It names no attribute that it wrote.']
      : [
          'Attributes:',
          ...changes.flatMap(({ name, from, to }) => line(2, `${name}: ${valueWords(from)} → ${valueWords(to)}`)),
        ]),
    '',
    ...line(0, `In Klaviyo now: ${afterwards}`),
  ]);
}

function valueWords(value: string | undefined): string {
  return value === undefined ? 'nothing' : quoted(value);
}

/**
 * What is to be done about a reason for which somebody was left out (Microsoft, "On-demand provisioning in Microsoft Entra ID", "Determine
 * if user is in scope", and the example of "synchronizationJob: provisionOnDemand"). Other reasons are told in Entra's words alone.
 */
function missingFor(code: string | undefined): string | undefined {
  switch (code) {
    case 'NotEffectivelyEntitled':
      return 'for Entra they are not assigned, or their account is disabled. After somebody was put into a group it takes some minutes.';
    case 'RedundantExport':
      return 'nothing: in Klaviyo they are as Entra would write them.';
    default:
      return undefined;
  }
}
