import {
  type ChangedPart,
  type MappingChange,
  type MappingPlan,
} from '../../provider/entra/synchronization/mapping-plan.js';
import { type RoleMappingReading } from '../../provider/entra/synchronization/role-mapping.js';
import { quoted } from '../../text/quoted.js';
import { shellQuoted } from '../../text/shell-quoted.js';
import { count } from '../drift/report-words.js';
import { commandLine, type CommandSubject, line, refusalLines, subjectLines, written } from './command-lines.js';

/** What a command found, and what it was asked to do. */
export interface RoleMappingRun extends CommandSubject {
  readonly reading: RoleMappingReading;
  readonly prune: boolean;
  /** Whether it was asked to write. */
  readonly apply: boolean;
}

/** The difference between how users are mapped and what is declared, for a terminal: one line a mapping, then what is worth knowing. */
export function roleMappingText(run: RoleMappingRun): string {
  const { reading, apply, prune, account } = run;
  if (!reading.isClear) {
    return written([...subjectLines(run), ...refusalLines(reading.refusals), 'Nothing was written.']);
  }
  const { plan, refusals } = reading;
  return written([
    ...subjectLines(run),
    ...(plan.changes.length === 0
      ? line(0, 'The role and the userName are mapped as declared: nothing to do.')
      : plan.changes.flatMap(changeLines)),
    ...noteLines(plan),
    ...(refusals.length === 0 ? [] : ['', ...refusalLines(refusals)]),
    ...endLines(plan, { isRefused: refusals.length > 0, apply, again: again(account, prune) }),
  ]);
}

/** That the mapping was written, for a terminal. @param backup - where the schema as it was is kept */
export function roleMappingWritten(
  backup: string,
  { account, isJobOn }: { readonly account: string; readonly isJobOn: boolean },
): string {
  return written([
    ...line(0, `Written, and read back as written. The schema as it was is in ${backup}.`),
    ...line(0, 'Provision one person, and look at the role that they get in Klaviyo:'),
    commandLine(`klaviyo-access entra provision USER --account ${shellQuoted(account)} --apply`),
    ...line(
      0,
      isJobOn
        ? 'Then start the job again in Entra, under the enterprise application > Provisioning > Start provisioning, or deploy: Entra looks at everybody anew.'
        : 'The job stays as it is. When it starts, Entra looks at everybody anew.',
    ),
  ]);
}

function changeLines(change: MappingChange): readonly string[] {
  switch (change.kind) {
    case 'define':
      return line(2, `+ ${change.target}: a new attribute of ${change.object} in ${quoted(change.directory)}`);
    case 'add':
      return line(2, `+ ${change.target}: ${change.to}`);
    case 'change':
      return line(2, `~ ${change.target}: ${change.parts.map(partWords).join('; ')}`);
    case 'remove':
      return line(2, `- ${change.target}: ${change.from}, which Klaviyo does not support`);
  }
}

function partWords({ what, from, to }: ChangedPart): string {
  return what === 'source' ? `${from} → ${to}` : `${what} ${from} → ${to}`;
}

function noteLines({ left, off, isFiltered, mapsGroups, changes }: MappingPlan): readonly string[] {
  const names = left.map(({ target }) => target).join(', ');
  const namesAnew = changes.some(({ kind, target }) => kind === 'change' && target === 'userName');
  const notes = [
    ...(left.length === 0
      ? []
      : [
          `${count(left.length, 'mapping')} that Klaviyo does not support ${left.length === 1 ? 'stays' : 'stay'}: ${names}. --prune removes them.`,
        ]),
    ...(namesAnew
      ? [
          'Whoever is in Klaviyo under the other userName is renamed, or gets a second account: look at one person first.',
        ]
      : []),
    ...(off.length === 0
      ? []
      : [
          `The mapping of users does not do: ${off.join(', ')}.${off.includes('Delete') ? ' Leavers stay active in Klaviyo.' : ''}`,
        ]),
    ...(isFiltered ? ['A scoping filter keeps some of the assigned people out.'] : []),
    ...(mapsGroups
      ? ['Groups are mapped too, and Klaviyo takes none: switch "Provision Microsoft Entra ID Groups" off.']
      : []),
  ];
  return notes.length === 0 ? [] : ['', ...notes.flatMap((note) => line(0, `note: ${note}`))];
}

function endLines(
  { changes }: MappingPlan,
  {
    isRefused,
    apply,
    again: command,
  }: { readonly isRefused: boolean; readonly apply: boolean; readonly again: string },
): readonly string[] {
  if (isRefused) return ['', 'Nothing was written.'];
  if (apply || changes.length === 0) return [];
  return ['', 'Nothing was written. To write it:', commandLine(command)];
}

function again(account: string, prune: boolean): string {
  return `klaviyo-access entra role-mapping --account ${shellQuoted(account)}${prune ? ' --prune' : ''} --apply`;
}
