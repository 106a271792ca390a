import { type Account } from '../access/access-model.js';
import { type Guardrail, guardrailsOf } from '../access/guardrail.js';
import { assignableRoles } from '../access/role.js';
import { type CheckedAccount } from '../check/check-account.js';
import { type Finding } from '../drift/finding.js';
import { type RecordLinks, recordLinks } from '../drift/record-links.js';
import { directoryIndex } from '../drift/whereabouts.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { type Action, type LeftAlone, type Limit } from './plan.js';
import { untouchableIn } from './untouchable.js';

/** What a plan is made from, besides the account that was checked. */
export interface PlanSurroundings {
  /** Everyone in the directory, whom guardrails are about. */
  readonly snapshot: DirectorySnapshot;
  /** When the run began. */
  readonly now: Date;
  /** The name of the account's identity provider. Default: it has none. */
  readonly providerName?: string | undefined;
  /** Limits that are let through. Default: none. */
  readonly allowed?: readonly Limit[] | undefined;
  /** Which outcomes are meant; the others are not in the plan, and not left either. Default: all. */
  readonly only?: ((outcome: Outcome) => boolean) | undefined;
  /** The command that makes the plan, for the way past a limit. Default: `klaviyo-access reconcile plan`. */
  readonly command?: string | undefined;
  /** Since when every run of the history has shown a record switched off, ISO 8601 in UTC. Undefined as a whole: there is no history. */
  readonly switchedOffSince?: ((recordId: string) => string | undefined) | undefined;
}

/** What is to be done about one person, or why it is not. */
export type Outcome = Action | LeftAlone;

/** What is worked out once for an account. */
export interface Facts {
  readonly checked: CheckedAccount;
  readonly surroundings: PlanSurroundings;
  readonly findings: (key: UserKey) => readonly Finding[];
  readonly untouchable: ReturnType<typeof untouchableIn>;
  readonly links: RecordLinks;
  /** Why the policy forbids somebody a role, as a sentence; undefined if it does not. */
  readonly forbids: (key: UserKey, role: string) => string | undefined;
  /** The roles that can be given in the account. */
  readonly roles: ReadonlySet<string>;
}

const NO_FINDINGS: readonly Finding[] = [];

function findingsByKey(findings: readonly Finding[]): (key: UserKey) => readonly Finding[] {
  const byKey = new Map<UserKey, Finding[]>();
  for (const finding of findings) {
    const key = userKey(finding.user);
    const others = byKey.get(key);
    if (others === undefined) byKey.set(key, [finding]);
    else others.push(finding);
  }
  return (key) => byKey.get(key) ?? NO_FINDINGS;
}

/** The guardrails of an account, asked of one person and one role. */
function forbids(account: Account, snapshot: DirectorySnapshot): Facts['forbids'] {
  const guardrails: readonly Guardrail[] = guardrailsOf(account, snapshot.attributeNames);
  const find = directoryIndex(snapshot);
  return (key, role) => {
    const about = guardrails.filter(({ isAbout }) => isAbout(role));
    const person = about.length === 0 ? undefined : find(key)?.person;
    const against = person && about.find(({ appliesTo }) => appliesTo(person));
    return (
      against &&
      `The policy forbids them the role ${quoted(role)}: ${quoted(against.forbidden.reason)} (line ` +
        `${against.forbidden.at.line} of the access file).`
    );
  };
}

/** What the plan of an account goes by. */
export function planFacts(checked: CheckedAccount, surroundings: PlanSurroundings): Facts {
  const { account, people, drift } = checked;
  const { snapshot, now } = surroundings;
  return {
    checked,
    surroundings,
    findings: findingsByKey(drift.findings),
    untouchable: untouchableIn(account, now.toISOString().slice(0, 10)),
    links: recordLinks(people, userKey(account.owner)),
    forbids: forbids(account, snapshot),
    roles: new Set(assignableRoles(account).map(({ id }) => id)),
  };
}

/** The kinds of findings that say that somebody should not be there. */
const UNDECLARED: readonly Finding['kind'][] = ['leaver', 'unexpected', 'expired-grant'];

/** The finding that says that somebody should not be in Klaviyo, and that nothing covers. */
export function undeclaredFinding(facts: Pick<Facts, 'findings'>, key: UserKey): Finding | undefined {
  return facts.findings(key).find(({ kind, exception }) => UNDECLARED.includes(kind) && exception === null);
}

/** Somebody about whom a person has to decide. */
export function leftToPerson(userName: string, why: string): LeftAlone {
  return { userName, leftTo: 'person', why };
}
