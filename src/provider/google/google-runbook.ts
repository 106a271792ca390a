import { type Account, type DirectorySource } from '../../access/access-model.js';
import { assignableRoles } from '../../access/role.js';
import { accessKeySource } from '../access-key-source.js';
import { type AccountRunbook, type RunbookStep, type StepField } from '../runbook.js';

/** Where Google's Admin console has custom SAML apps (support.google.com/a, "Set up your own custom SAML app"). */
const APPS = 'Google Admin console > Apps > Web and mobile apps';

/** What the custom attribute for the role is called: a category and a field in it. */
const CATEGORY = 'Klaviyo';
const FIELD = 'Role';

const SECURITY = 'Klaviyo > Settings > Security';

/**
 * Single sign-on to one account by a custom SAML app of Google, with people made at their first sign-in. Google has no public API for such
 * apps, and Klaviyo none for its sign-on: no step can be checked. (Klaviyo's help, "How to set up single sign-on (SSO)";
 * support.google.com/a, "Set up your own custom SAML app" and "Create custom attributes for user profiles".)
 *
 * Where klaviyo-access provisions the account, it gives the roles, and the steps for a role by SAML are not among them: with just-in-time
 * access on, Klaviyo takes roles from the identity provider alone.
 *
 * @param directory - of the access file: groups of another one are none of Google's
 */
export function googleRunbook(account: Account, directory: DirectorySource): AccountRunbook {
  const isDirect = account.direct !== undefined;
  return {
    account: account.name,
    source: 'not checked: Google has no API for its SAML apps, and Klaviyo none for its sign-on.',
    steps: [
      startStep(),
      appStep(),
      klaviyoStep(),
      serviceProviderStep(),
      ...(isDirect ? [] : [attributeStep(account)]),
      mappingStep(isDirect),
      accessStep(directory.kind === 'google' ? account : { assignments: [] }),
      ...(isDirect ? [withoutJitStep(), accessKeyStep(account)] : [jitStep(), leaversStep()]),
      exemptionStep(account),
    ],
  };
}

const OF_GOOGLE = "Google's API does not return SAML apps.";
const OF_KLAVIYO = 'Klaviyo has no API that returns it.';

function step(
  id: string,
  section: string,
  text: string,
  {
    fields = [],
    reason = section.startsWith('Klaviyo') ? OF_KLAVIYO : OF_GOOGLE,
  }: {
    readonly fields?: readonly StepField[];
    readonly reason?: string;
  } = {},
): RunbookStep {
  return { id, section, text, by: 'person', fields, state: { status: 'cannot be checked', reason } };
}

function startStep(): RunbookStep {
  return step(
    'klaviyo-values',
    `${SECURITY} > Set up SSO`,
    'Choose a workplace ID, such as the name of your company, and copy the Klaviyo SSO URL and the entity ID that are shown. You need a paid plan, and must be ' +
      'Owner or Admin. Leave the page open.',
  );
}

function appStep(): RunbookStep {
  return step(
    'app',
    `${APPS} > Add app > Add custom SAML app`,
    'Name the app, and download the metadata of Google as the identity provider (or copy SSO URL, entity ID and certificate). You must be a super administrator.',
    { fields: [{ name: 'App name', value: 'Klaviyo' }] },
  );
}

function klaviyoStep(): RunbookStep {
  return step(
    'single-sign-on',
    SECURITY,
    "Enter Google's metadata, and save. Do not require single sign-on for everybody yet.",
  );
}

function serviceProviderStep(): RunbookStep {
  return step(
    'service-provider',
    `${APPS} > Klaviyo > Service provider details`,
    "Enter what Klaviyo shows. The name ID is the primary address, which is people's userName in Klaviyo.",
    {
      fields: [
        { name: 'ACS URL', value: "the SSO URL of Klaviyo's page" },
        { name: 'Entity ID', value: "the entity ID of Klaviyo's page" },
        { name: 'Name ID format', value: 'EMAIL' },
        { name: 'Name ID', value: 'Basic Information > Primary email' },
      ],
    },
  );
}

function attributeStep(account: Account): RunbookStep {
  return step(
    'role-attribute',
    'Google Admin console > Directory > Users > More options > Manage custom attributes',
    'Add a category with one text field, of one value, visible to the user and administrators. Then write into it the role of each person who is to have ' +
      'Klaviyo, as one of these values: nobody else does, and nothing compares it with the groups.',
    {
      fields: [
        { name: 'Category', value: CATEGORY },
        { name: 'Field', value: FIELD },
        ...assignableRoles(account).map(({ id, title }) => ({ name: title, value: id })),
      ],
    },
  );
}

function mappingStep(isDirect: boolean): RunbookStep {
  const names = 'Give each the name of the app attribute that the page of Klaviyo shows.';
  return step('attributes', `${APPS} > Klaviyo > Attribute mapping`, names, {
    fields: [
      { name: 'First name', value: 'Basic Information > First name' },
      { name: 'Last name', value: 'Basic Information > Last name' },
      ...(isDirect ? [] : [{ name: 'Role', value: `${CATEGORY} > ${FIELD}` }]),
    ],
  });
}

function accessStep({ assignments }: Pick<Account, 'assignments'>): RunbookStep {
  const groups = [
    ...new Set(assignments.flatMap(({ group, membership }) => (membership === undefined ? [group] : []))),
  ];
  return step(
    'access',
    `${APPS} > Klaviyo > User access`,
    groups.length === 0
      ? 'Switch the app ON for those alone who have a role in the access file, by a group or an organisational unit of theirs; leave it OFF for everyone.'
      : 'Switch the app ON for these groups, and leave it OFF for everyone. A group within a group counts there too.',
    { fields: groups.map((group) => ({ name: 'ON for the group', value: group })) },
  );
}

function withoutJitStep(): RunbookStep {
  return step(
    'just-in-time',
    SECURITY,
    'Leave just-in-time provisioning off. klaviyo-access makes people and gives them their roles, before they first sign in. With just-in-time on, a role can be ' +
      'changed in the identity provider only: Klaviyo may refuse the role that klaviyo-access writes, or the next sign-in may undo it.',
  );
}

function accessKeyStep({ scim }: Account): RunbookStep {
  return step(
    'access-key',
    SECURITY,
    `Check SCIM Provisioning and copy the access key. It is shown once; klaviyo-access reads it from ${accessKeySource(scim.accessKey)}. The base URL shown there ` +
      `must be ${scim.baseUrl}.`,
    { reason: 'The runbook does not use the key; klaviyo-access doctor tries it.' },
  );
}

function jitStep(): RunbookStep {
  return step(
    'just-in-time',
    SECURITY,
    "Switch just-in-time provisioning on. People are made at their first sign-in, with the role of Google's attribute. From then on a role can be changed in Google " +
      'only, and takes effect at the next sign-in.',
  );
}

function leaversStep(): RunbookStep {
  return step(
    'leavers',
    'Klaviyo > Settings > Users',
    'Remove people who have left, by hand: with just-in-time provisioning nothing does. Who cannot sign in any more stays a user of Klaviyo, and what they made, such as API ' +
      'keys, stays valid. Or let klaviyo-access do it: provisioning: { mode: direct }.',
    { reason: 'klaviyo-access drift lists whoever has left and is still active.' },
  );
}

function exemptionStep({ owner }: Account): RunbookStep {
  return step(
    'exemptions',
    SECURITY,
    'Sign in once with Google. Then require single sign-on, and keep on the exemption list only who must get in when Google cannot be reached, and people from outside.',
    { fields: [{ name: 'Owner', value: owner }] },
  );
}
