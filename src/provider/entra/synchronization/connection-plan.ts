import { quoted } from '../../../text/quoted.js';
import { CONNECTION_KEYS, type SecretKey } from './secret-keys.js';
import { jobActivity, type SynchronizationJob } from './synchronization-job.js';

type ConnectionKey = (typeof CONNECTION_KEYS)[number];

/** One key of the connection, as it is to be written. */
export interface PlannedKey {
  readonly key: string;
  /** What is written; undefined for the token, which no plan holds. */
  readonly value: string | undefined;
  /**
   * `new`: it is not set. `changed`: it is set to something else. `same`: it is set to this. `unknown`: it is set, and Entra does not show
   * to what. `kept`: it is not the connection's, and is written again as it is.
   */
  readonly state: 'new' | 'changed' | 'same' | 'unknown' | 'kept';
  /** What it is set to; undefined where it is not set or not shown. */
  readonly from: string | undefined;
}

/**
 * The keys as they are to be written, all of them at once: those of the connection in the order in which the stack declares them, then
 * those that are there besides.
 *
 * Whether a key that is left out of a PUT stays is not documented: Microsoft's own page sends the whole list again ("Skip deletion of user
 * accounts that go out of scope"), and users of Graph report that only an empty value removes one (the issue
 * microsoftgraph/msgraph-metadata 347). So nothing is left out.
 */
export function connectionPlan(keys: readonly SecretKey[], baseUrl: string): readonly PlannedKey[] {
  const values: Readonly<Record<ConnectionKey, string | undefined>> = {
    BaseAddress: baseUrl,
    SecretToken: undefined,
    SyncAll: 'false',
  };
  return [
    ...CONNECTION_KEYS.map((key) =>
      plannedKey(
        key,
        values[key],
        keys.find((set) => set.key === key),
      ),
    ),
    ...keys
      .filter(({ key }) => !isConnectionKey(key))
      .map(({ key, value }): PlannedKey => ({ key, value, state: 'kept', from: value })),
  ];
}

function isConnectionKey(key: string): key is ConnectionKey {
  return (CONNECTION_KEYS as readonly string[]).includes(key);
}

function plannedKey(key: ConnectionKey, value: string | undefined, set: SecretKey | undefined): PlannedKey {
  const from = key === 'SecretToken' ? undefined : set?.value;
  if (set === undefined) return { key, value, state: 'new', from };
  if (from === undefined) return { key, value, state: 'unknown', from };
  const isSame = key === 'SyncAll' ? from.toLowerCase() === value : from.replace(/\/+$/, '') === value;
  return { key, value, state: isSame ? 'same' : 'changed', from };
}

/** Why the keys are not written though they could be, each with the way past it; empty where all of it is as expected. */
export function connectionRefusals(
  plan: readonly PlannedKey[],
  job: SynchronizationJob,
  secret: 'command' | 'terraform',
): readonly string[] {
  const hidden = plan.filter(({ state, value }) => state === 'kept' && value === undefined).map(({ key }) => key);
  const scope = plan.find(({ key, state }) => key === 'SyncAll' && state === 'changed');
  const address = plan.find(({ key, state }) => key === 'BaseAddress' && state === 'changed');
  return [
    ...(secret === 'terraform'
      ? [
          'The access file says provisioning.secret: terraform, so the stack sets the connection, and a plan would set it back. Deploy the stack, ' +
            'or write provisioning.secret: command first.',
        ]
      : []),
    ...(hidden.length === 0
      ? []
      : [
          `Entra does not show the value of ${hidden.map(quoted).join(' and ')}, and the keys are written all at once, so it could be lost. Set the ` +
            'tenant URL and the token in Entra, under the enterprise application > Provisioning > Connectivity.',
        ]),
    ...(scope === undefined || jobActivity(job) === 'stopped'
      ? []
      : [
          `The job ${quoted(job.id)} provisions everybody now (SyncAll ${quoted(scope.from)}), and would switch off in Klaviyo who is not assigned. Pause ` +
            'it in Entra first, under the enterprise application > Provisioning > Pause provisioning, and start it again once everybody who should keep ' +
            'Klaviyo is assigned.',
        ]),
    ...(address === undefined || jobActivity(job) === 'stopped'
      ? []
      : [
          `The job ${quoted(job.id)} pushes to ${quoted(address.from)} now, and would go on at ${quoted(address.value)} with everybody. Pause it in Entra ` +
            'first, under the enterprise application > Provisioning > Pause provisioning.',
        ]),
  ];
}
