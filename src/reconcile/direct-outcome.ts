import { type Account } from '../access/access-model.js';
import { type Person } from '../drift/person.js';
import { isEMail } from '../people/e-mail.js';
import { quoted } from '../text/quoted.js';
import { type Facts, leftToPerson, type Outcome, undeclaredFinding } from './plan-facts.js';
import { type Action, type LeftAlone } from './plan.js';
import { correction, creation, deactivation, deletion, SWITCH_OF, WOULD } from './planned-change.js';
import { unclearRecord } from './untouchable.js';

/** What is to be done about somebody in an account that klaviyo-access provisions itself; undefined if nothing differs. */
export function directOutcome(facts: Facts, person: Person): Outcome | undefined {
  const { account } = facts.checked;
  const unclear = unclearRecord(person, facts.links);
  const userName = person.records[0]?.userName ?? person.declared?.userName ?? person.key;
  if (unclear !== undefined) {
    const why = person.records.map((record) => facts.untouchable(record)).find((each) => each !== undefined);
    return leftToPerson(userName, why ?? unclear);
  }
  const wish = wanted(facts, person);
  if (wish === undefined || 'leftTo' in wish) return wish;
  const why = facts.untouchable({ userName, role: person.records[0]?.role }) ?? notToBeGiven(facts, person, wish);
  if (why !== undefined) return leftToPerson(userName, why);
  return switchedOff(account, wish) ?? wish;
}

/** What would be done if nothing kept it from being done. */
function wanted(facts: Facts, { key, declared, records }: Person): Outcome | undefined {
  const { account } = facts.checked;
  const [record] = records;
  if (declared !== undefined) return record === undefined ? creation(declared) : correction(declared, record);
  if (record === undefined) return undefined;
  if (!record.active) return deletable(facts, record);
  const finding = undeclaredFinding(facts, key);
  if (finding !== undefined) return deactivation(record, finding);
  const why =
    facts.untouchable(record) ??
    (account.whenUnmatched === 'keep'
      ? 'No assignment applies to them, and the account keeps such people (whenUnmatched: keep).'
      : 'They are active and not declared, and no finding says that they should not be there.');
  return leftToPerson(record.userName, why);
}

function deletable(facts: Facts, record: Person['records'][number]): Outcome | undefined {
  const { surroundings, checked } = facts;
  const { deprovision, deleteAfterDays } = checked.account.direct!;
  if (deprovision !== 'delete') return undefined;
  const { switchedOffSince, now } = surroundings;
  if (switchedOffSince === undefined) {
    return leftToPerson(
      record.userName,
      'They are switched off and would be deleted in time, but it is not known since when: name the history with --history.',
    );
  }
  const since = switchedOffSince(record.id);
  if (since === undefined || Date.parse(since) + deleteAfterDays * DAY_MS > now.getTime()) return undefined;
  return deletion(record, since.slice(0, 10), deleteAfterDays);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Why somebody is not given what is declared, as a sentence. */
function notToBeGiven(
  { forbids: isForbidden, roles }: Facts,
  { key, declared }: Person,
  { kind }: Action,
): string | undefined {
  if (declared === undefined) return undefined;
  if (!roles.has(declared.role))
    return `It is not known what the role ${quoted(declared.role)} is, which is declared for them.`;
  if (kind === 'create' && !isEMail(declared.userName)) {
    return 'Their userName is not an e-mail address, which Klaviyo needs to create them.';
  }
  return isForbidden(key, declared.role);
}

/** The action as one that the access file has switched off; undefined if it has not. */
function switchedOff({ direct: switches }: Account, action: Action): LeftAlone | undefined {
  const off = [
    SWITCH_OF[action.kind],
    ...(action.kind === 'reactivate' && changesMore(action) ? (['update'] as const) : []),
  ].find((name) => switches![name] === false);
  return (
    off && {
      userName: action.userName,
      leftTo: 'switched off',
      why: `${WOULD[action.kind]} (provisioning.${off}: false).`,
    }
  );
}

function changesMore({ to }: Extract<Action, { kind: 'reactivate' | 'update' | 'deactivate' }>): boolean {
  return Object.keys(to).some((name) => name !== 'active');
}
