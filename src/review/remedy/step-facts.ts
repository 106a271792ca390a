import { type OtherWay } from '../../access/edits/declared-ways.js';
import { type Account } from '../../access/access-model.js';
import { type InDirectory } from '../../drift/whereabouts.js';
import { type DriftWords } from '../../drift/wording.js';
import { type UserKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { shellQuoted } from '../../text/shell-quoted.js';
import { type RemediedRow } from './remedied-row.js';
import { REMEDIATION_FILES, REMEDIATION_FOLDER, type RemedyStep } from './remedy.js';
import { type FileChange } from './remedy-patch.js';

/** What the planner of writes says of the people of an account. */
export interface PlannedPeople {
  /** Whom the plan writes. */
  readonly planned: ReadonlySet<UserKey>;
  /** Why it does not write others, as sentences. */
  readonly left: ReadonlyMap<UserKey, string>;
  /** Whom it would write if it kept the limits. */
  readonly refused: ReadonlySet<UserKey>;
}

/** How the commands of the steps name things. */
export interface StepPlaces {
  /** The folder of the review, as it was named. */
  readonly folder: string;
  /** The access file, as it was named. */
  readonly accessFile: string;
  /** What applies the patch, for a shell. */
  readonly patchCommand: string;
  /** Where people are put into the groups of the directory, for use after "in"; undefined where it is a roster. */
  readonly directoryGroups: string | undefined;
}

/** What the steps of one row follow from. */
export interface StepFacts {
  readonly row: RemediedRow;
  /** As the access file has it today. */
  readonly account: Account;
  readonly words: DriftWords | undefined;
  readonly change: FileChange;
  /** The groups that other accounts assign: who is put into one gets those, too. */
  readonly elsewhere: ReadonlySet<string>;
  readonly inDirectory: InDirectory | undefined;
  readonly planned: PlannedPeople;
  readonly places: StepPlaces;
}

export const BY_FILE = 'keeper of the access file';
export const BY_RUNNER = 'operator of klaviyo-access';
export const BY_KLAVIYO = 'administrator of the Klaviyo account';
export const KLAVIYO_USERS = 'Klaviyo > Settings > Users';

export function byProvider({ name }: DriftWords): string {
  return `administrator of ${name}`;
}

/** Where somebody is put into a group or taken out of it, once or at two places: in the roster, and where the group itself is. */
export function groupSteps(
  { words, places, inDirectory }: StepFacts,
  what: (place: 'roster' | 'group') => string,
): readonly RemedyStep[] {
  const roster: RemedyStep | undefined =
    places.directoryGroups === undefined
      ? { by: 'keeper of the roster', where: inDirectory?.place ?? 'the roster', what: what('roster') }
      : undefined;
  const where = words?.groups ?? places.directoryGroups;
  const group: RemedyStep | undefined =
    where === undefined
      ? undefined
      : { by: words === undefined ? 'administrator of the directory' : byProvider(words), where, what: what('group') };
  return [roster, group].filter((step) => step !== undefined);
}

/** That the same command makes what comes next, once the steps before it are done. */
export function runAgain({ places }: StepFacts, why: string): RemedyStep {
  return { by: BY_RUNNER, where: 'a terminal', what: `Run this again. ${why}`, command: remediateCommand(places) };
}

export function applyPlan({ places: { folder, accessFile } }: StepFacts): RemedyStep {
  const plan = shellQuoted(`${folder}/${REMEDIATION_FOLDER}/${REMEDIATION_FILES.plan}`);
  return {
    by: BY_RUNNER,
    where: 'a terminal',
    what: 'Look through plan.json, and apply it.',
    command: `klaviyo-access reconcile apply ${plan} --config ${shellQuoted(accessFile)}`,
  };
}

/** That the patch is applied, which changes these lines of the access file. */
export function applyPatch({ places }: StepFacts, lines: readonly number[]): RemedyStep {
  return {
    by: BY_FILE,
    where: `${places.accessFile}, ${linesWords(lines)}`,
    what: 'Apply the patch, have it reviewed, and merge it.',
    command: places.patchCommand,
  };
}

/** That a change of the access file reaches the identity provider; nothing where no stack does that. */
export function deploySteps({ account, words }: StepFacts): readonly RemedyStep[] {
  if (account.direct !== undefined || words === undefined) return [];
  const { applyToThoseThere: apply } = words;
  return [
    { by: BY_RUNNER, where: 'the pipeline', what: apply === undefined ? 'Deploy.' : `Deploy, and then ${apply}.` },
  ];
}

export function linesWords(lines: readonly number[]): string {
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
}

/** The person as messages name them. */
export function nameOf({ row }: StepFacts): string {
  return quoted(row.state.row.userName);
}

/** Of somebody whom a plan would write that a limit refuses. */
export const REFUSED: RemedyStep = {
  by: BY_RUNNER,
  where: 'a terminal',
  what: 'A limit refuses the plan, see "No plan" above. Once it is clear that this is meant, let it through with the command that stands there, and apply plan.json.',
};

export function remediateCommand({ folder, accessFile }: Pick<StepPlaces, 'folder' | 'accessFile'>): string {
  return `klaviyo-access review remediate ${shellQuoted(folder)} --config ${shellQuoted(accessFile)}`;
}

/** A rule or an assignment of everyone decides on others, too, so that no patch of it is made. */
export function ruleWords({ account, words }: StepFacts, { assignment, belonging }: OtherWay): string {
  const line = `line ${assignment.at.line} of the access file`;
  if (belonging.by === 'everyone') {
    return `The assignment of everyone (${line}) gives ${account.name} to all. Replace it by a group or a rule that has everybody else`;
  }
  const profiles = words?.profiles ?? 'the directory';
  return (
    `The rule of ${quoted(assignment.group)} (${line}) takes them in. If what it goes by is wrong of them, correct that in ${profiles}; else narrow the rule so that it ` +
    `leaves them out and nobody else (klaviyo-access explain shows why it applies)`
  );
}
