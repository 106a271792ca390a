import { switchesOff } from '../access/provider-settings.js';
import { isAboutPerson, KINDS } from '../drift/kinds.js';
import { type Finding } from '../drift/finding.js';
import { activeAssignments, activeRecords, type Person } from '../drift/person.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { type Facts, leftToPerson, type Outcome, undeclaredFinding } from './plan-facts.js';
import { type LeftAlone } from './plan.js';
import { deactivation, WOULD } from './planned-change.js';
import { unclearRecord } from './untouchable.js';

/** What is to be done about somebody in an account that the identity provider provisions, or nobody, and who does what is not done. */
export function providedOutcomes(facts: Facts, person: Person): readonly Outcome[] {
  const orphan = orphanOf(facts, person);
  if (orphan === undefined) return leftToProvider(facts, person);
  const { record, finding } = orphan;
  const why = unclearRecord(person, facts.links) ?? facts.untouchable(record);
  if (why !== undefined) return [leftToPerson(record.userName, why)];
  const { account } = facts.checked;
  return account.identityProvider !== undefined && !switchesOff(account.identityProvider)
    ? [
        {
          userName: record.userName,
          leftTo: 'switched off',
          why: `${WOULD.deactivate} (provisioning.deactivate: false).`,
        },
      ]
    : [deactivation(record, finding)];
}

/** Somebody who is active in Klaviyo and should not be, and whom the identity provider has not assigned, so that it cannot remove them. */
interface Orphan {
  readonly record: ProvisionedPerson;
  readonly finding: Finding;
}

/**
 * The orphan that somebody is; undefined if they are none, or if it is not known: only where the identity provider's assignments were
 * read whole in the same run, and somebody has the app there, is it.
 */
function orphanOf(facts: Facts, person: Person): Orphan | undefined {
  const { account, assigned, drift } = facts.checked;
  if (account.identityProvider === undefined || !assigned.available || drift.state !== 'deployed') return undefined;
  if (person.declared !== undefined || activeAssignments(person).length > 0) return undefined;
  const [record] = activeRecords(person);
  const finding = record && undeclaredFinding(facts, person.key);
  return finding?.hop === 'assigned-provisioned' ? { record: record!, finding } : undefined;
}

/** What differs of somebody in an account that klaviyo-access does not provision, with who can change it. */
function leftToProvider(facts: Facts, person: Person): readonly LeftAlone[] {
  const { checked, surroundings } = facts;
  const counted = facts
    .findings(person.key)
    .filter(({ kind, exception, severity }) => isAboutPerson(kind) && exception === null && severity !== 'info');
  const { identityProvider } = checked.account;
  const name = surroundings.providerName ?? 'the identity provider';
  return counted.map(({ user, kind, hop, message }): LeftAlone => {
    if (identityProvider === undefined) {
      return {
        userName: user,
        leftTo: 'person',
        why: `klaviyo-access does not provision this account (provisioning.mode: direct): ${message}`,
      };
    }
    return KINDS[kind].isDrift || kind === 'name'
      ? { userName: user, leftTo: 'identity provider', why: `Left to ${name} (${hop}): ${message}${unread(facts)}` }
      : { userName: user, leftTo: 'person', why: message };
  });
}

/** That it is not known whom the identity provider has, as a further sentence. */
function unread({ checked: { assigned } }: Facts): string {
  return assigned.available ? '' : ` Nobody is switched off, since it was not read whom it has (${assigned.reason}).`;
}
