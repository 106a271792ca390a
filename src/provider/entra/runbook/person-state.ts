import { type EntraAccount } from '../../../access/entra-account.js';
import { type CheckOutcome } from '../../check-outcome.js';
import { type StepState } from '../../runbook.js';
import { type EntraStep, type EntraStepId } from '../app/portal-step.js';
import { checkConnection, checkScope } from '../checks/check-connection.js';
import { checkJob, checkJobState } from '../checks/check-job.js';
import {
  checkGroupMapping,
  checkUnsupportedMappings,
  checkUserMapping,
  checkUserNameMapping,
} from '../checks/check-mappings.js';
import { checkRoleMapping } from '../checks/check-role-mapping.js';
import { checkSignOn, checkSignOnMethod } from '../checks/check-sign-on.js';
import { type EntraReading, type EntraReadings } from '../checks/entra-readings.js';
import { stateOf } from './step-state.js';

/** What tells how a step stands: outcomes of the doctor, and the reading on which they rest. */
interface StepCheck {
  readonly outcomes: readonly CheckOutcome[];
  readonly restsOn: EntraReading<unknown>;
}

/** How a step of a person stands. What no API returns cannot be checked, whatever else was read. */
export function personState(step: EntraStep, account: EntraAccount, readings: EntraReadings): StepState {
  const check = CHECKS[step.id]?.(account, readings);
  if (check !== undefined) return stateOf(check.outcomes, readings, check.restsOn);
  const reason = step.evidence.from === 'nothing' ? step.evidence.reason : 'No check covers it.';
  return { status: 'cannot be checked', reason };
}

type Check = (account: EntraAccount, readings: EntraReadings) => StepCheck | undefined;

const ofSchema =
  (check: (account: EntraAccount, readings: EntraReadings) => readonly CheckOutcome[]): Check =>
  (account, readings) => ({ outcomes: check(account, readings), restsOn: readings.schema });

const CHECKS: Readonly<Partial<Record<EntraStepId, Check>>> = {
  'single-sign-on-method': (_, readings) => ({
    outcomes: checkSignOnMethod(readings),
    restsOn: readings.application,
  }),
  'single-sign-on-values': (account, readings) =>
    account.identityProvider.app.saml === undefined
      ? undefined
      : {
          outcomes: checkSignOn(account, readings).filter(({ subject }) => subject !== 'single sign-on method'),
          restsOn: readings.application,
        },
  'provisioning-mode': (account, readings) => ({ outcomes: checkJob(account, readings), restsOn: readings.jobs }),
  connection: (account, readings) => ({ outcomes: checkConnection(account, readings), restsOn: readings.secretKeys }),
  'group-mapping': ofSchema(checkGroupMapping),
  'user-name-mapping': ofSchema(checkUserNameMapping),
  'unsupported-mappings': ofSchema(checkUnsupportedMappings),
  'role-mapping': ofSchema((account, readings) => [
    ...checkUserMapping(account, readings),
    ...checkRoleMapping(account, readings),
  ]),
  scope: scopeCheck,
  start: (account, readings) => ({ outcomes: startOutcomes(account, readings), restsOn: readings.jobs }),
};

/** Only where Graph shows it. */
function scopeCheck(account: EntraAccount, readings: EntraReadings): StepCheck | undefined {
  const outcomes = checkScope(account, readings);
  const isShown = outcomes.some(({ status }) => status === 'pass' || status === 'fail');
  return isShown ? { outcomes, restsOn: readings.secretKeys } : undefined;
}

/** The step is there as long as the job is declared off: being off is then no reason to call it done. */
function startOutcomes(account: EntraAccount, readings: EntraReadings): readonly CheckOutcome[] {
  const { app } = account.identityProvider;
  if (app.kind === 'existing') return checkJobState(account, readings);
  return checkJobState(account, readings).map((outcome) =>
    outcome.status === 'pass'
      ? { ...outcome, status: 'warn', reason: 'It is off, as declared: nobody is provisioned yet.' }
      : outcome,
  );
}
