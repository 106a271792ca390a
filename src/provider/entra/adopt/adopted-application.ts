import { type EntraAppSettings, type EntraProvisioning, NON_GALLERY_TEMPLATE } from '../../../access/entra-settings.js';
import { quoted } from '../../../text/quoted.js';
import { type AdoptNote, info, warning } from '../../adoption.js';
import { type AdoptedJob, adoptedJob } from './adopted-job.js';
import { adoptedMappings } from './adopted-mappings.js';
import { adoptedSaml } from './adopted-saml.js';
import { type LiveApplication } from './live-application.js';

/** The parts `app` and `provisioning` of an account, but for the app roles. */
export interface AdoptedApplication {
  readonly app: Pick<EntraAppSettings, 'label' | 'saml' | 'userName' | 'roleTarget'> & {
    readonly template?: string;
    readonly existing?: string;
  };
  readonly provisioning: EntraProvisioning;
  /** Whether the stack takes the application over; otherwise it only reads it. */
  readonly isManaged: boolean;
  readonly job: AdoptedJob;
  readonly notes: readonly AdoptNote[];
}

/**
 * The application as the access file declares it: as one of the template that it was made from, or, where Terraform could not take it
 * over unchanged, as one that exists and is left as it is. The access key and the base URL cannot be read, so a command of klaviyo-access
 * keeps them.
 */
export function adoptedApplication(live: LiveApplication): AdoptedApplication {
  const { application, registration } = live;
  const job = adoptedJob(live.jobs);
  const whyExisting = whyOnlyRead(live);
  const isManaged = whyExisting === undefined && job.kind !== 'left';
  const { userName, roleTarget, notes: mappingNotes } = adoptedMappings(live.schema);
  const { saml, notes: samlNotes } = adoptedSaml(registration);
  const template = application.template?.toLowerCase();
  const source = isManaged
    ? { label: registration.label, ...(template !== NON_GALLERY_TEMPLATE && { template }) }
    : { label: application.label, existing: application.id };
  return {
    app: { ...source, saml, userName, roleTarget },
    provisioning: {
      job: isManaged && job.kind === 'taken over' ? job.state : 'off',
      scope: 'assigned',
      secret: 'command',
    },
    isManaged,
    job,
    notes: [
      ...(whyExisting === undefined ? [] : [warning(`${whyExisting} ${NAMED_AS_EXISTING}`)]),
      ...(!isManaged && job.kind === 'made' ? [info(NO_JOB_MADE)] : job.notes),
      ...mappingNotes,
      ...secretNotes(live),
      ...samlNotes,
      ...checkNotes(live, isManaged),
    ],
  };
}

const NAMED_AS_EXISTING =
  'So it is named under app.existing: the stack reads it, gives roles to groups, and leaves its own settings and its provisioning as they are.';

const NO_JOB_MADE =
  'The application has no synchronization job, so it provisions nobody, and a stack makes none for an application that exists. klaviyo-access ' +
  'runbook entra lists what is to be done in Entra.';

function whyOnlyRead({ application, registration }: LiveApplication): string | undefined {
  if (application.template === undefined) return 'The application was not made from a template of Entra.';
  if (application.label === registration.label) return undefined;
  return (
    `The enterprise application is called ${quoted(application.label)} and its registration ${quoted(registration.label)}, and a stack gives ` +
    'both one name.'
  );
}

/** Of a secret nothing but its key is known, so that the scope is not, either. */
function secretNotes({ jobs, secretKeys }: LiveApplication): readonly AdoptNote[] {
  if (jobs.length === 0) return [];
  const keys = new Set(secretKeys.map(({ key }) => key));
  const missing = ['BaseAddress', 'SecretToken'].filter((key) => !keys.has(key));
  const scope = secretKeys.find(({ key }) => key === 'SyncAll')?.value?.toLowerCase();
  return [
    ...(missing.length === 0
      ? []
      : [
          info(
            `The connection to Klaviyo is not set (${missing.join(', ')}). No plan sets it: klaviyo-access entra connection --apply does.`,
          ),
        ]),
    ...(scope === 'false' ? [] : [scope === undefined ? info(UNKNOWN_SCOPE) : warning(EVERYBODY_IN_SCOPE)]),
  ];
}

const SET_SCOPE = 'set the scope to "Sync only assigned users and groups", in Entra, under Provisioning > Settings';

/** Microsoft, "Customize user provisioning attribute-mappings": SingleAppRoleAssignment is not for this scope. */
const EVERYBODY_IN_SCOPE =
  'All users of the tenant are in the scope of the provisioning, and then Entra does not map the role: people reach Klaviyo without one. No ' +
  `plan sees it: ${SET_SCOPE}.`;

const UNKNOWN_SCOPE =
  'Entra does not tell whether only assigned people are in the scope of the provisioning, as the access file declares. With all users of ' +
  `the tenant in it, the role is not mapped: look, and ${SET_SCOPE}, if it is not.`;

/** What a check of every plan, or nothing at all, says of the application. */
function checkNotes({ application, sharesItsName }: LiveApplication, isManaged: boolean): readonly AdoptNote[] {
  const { label, enabled, signOnMode, assignmentRequired } = application;
  const checked = 'No plan changes it; the check app-declared warns of it on every plan.';
  return [
    ...(enabled
      ? []
      : [
          warning(
            `The enterprise application ${quoted(label)} is switched off: nobody can sign in with it, and Entra provisions nobody. Set ` +
              '"Enabled for users to sign-in?" to Yes in Entra, under the enterprise application > Properties, before you plan.',
          ),
        ]),
    ...(signOnMode === 'saml'
      ? []
      : [info(`SAML is not the application's method of single sign-on, which Klaviyo's SCIM asks for. ${checked}`)]),
    ...(assignmentRequired
      ? []
      : [
          info(
            `"Assignment required?" is No in the application's properties, so that everyone in the tenant may sign in with it. ${checked}`,
          ),
        ]),
    ...(isManaged && sharesItsName
      ? [
          info(
            `Another enterprise application in Entra is called ${quoted(label)} too. Keep the part adopt after the deploy, or give this one a ` +
              'name of its own: without either, drift and doctor cannot tell the two apart.',
          ),
        ]
      : []),
  ];
}
