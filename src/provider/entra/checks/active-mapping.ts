import { isSameTarget } from '../../../access/entra-settings.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, pass } from '../../check-outcome.js';
import { readsAttribute } from '../synchronization/mapping-source.js';
import { sourceText } from '../synchronization/mappings.js';
import { type UserMapping } from '../synchronization/user-mapping.js';

/** The attribute of Entra's people that says whether somebody is to be switched off: deleted, disabled or no longer in scope. */
const SOFT_DELETED = 'IsSoftDeleted';

/**
 * Whether those who leave are switched off: Entra writes `active` to them if the mapping of it reads `IsSoftDeleted` (Microsoft, "How
 * application provisioning works in Microsoft Entra ID", deprovisioning).
 *
 * @param place - of the mappings of people in the portal
 */
export function activeMapping({ mapping }: UserMapping, place: string): CheckOutcome {
  const subject = 'mapping of active';
  const [active, ...others] = mapping.attributes.filter(({ target }) => isSameTarget(target, 'active'));
  const remedy =
    'While the job is off, map active once, always, from Switch([IsSoftDeleted], , "False", "True", "True", "False"), which Entra does by ' +
    `itself, in ${place}.`;
  const not = (reason: string): CheckOutcome =>
    fail(subject, `${reason}, so people who leave may stay active in Klaviyo.`, remedy);
  if (active === undefined) return not('There is none');
  if (others.length > 0) return not('There are several');
  if (!readsAttribute(active.source, SOFT_DELETED)) {
    return not(`It is ${quoted(sourceText(active))}, which does not read ${SOFT_DELETED}`);
  }
  if (active.flowType !== 'Always') return not(`It is written ${quoted(active.flowType)}, not always`);
  return pass(subject, `It reads ${SOFT_DELETED}, and is always written.`);
}
