import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { ONELOGIN_APPROVALS, type OneLoginApproval, type OneLoginRemoval } from '../../../access/onelogin-settings.js';
import { appPage, type OneLoginStep } from './console-step.js';
import { jsonTemplate } from './json-template.js';

const NOT_RETURNED = { from: 'nothing', reason: "OneLogin's API does not return it." } as const;

/** What SCIM is sent as (RFC 7644, section 3.1), as Okta and Entra send it to Klaviyo. */
const CUSTOM_HEADER = 'Content-Type: application/scim+json';

/**
 * Klaviyo's guide pastes the key into SCIM Bearer Token, after it said to copy it with its prefix; it does not say what the app then sends. The generic
 * connector sends "Bearer" and the token (OneLogin, KB0013904). "Enable" tries the connection (developers.onelogin.com, "Implement RESTful SCIM APIs for Your App",
 * "Initial connection"), so a key in the wrong form shows at once.
 */
export function connectionStep(account: OneLoginAccount): OneLoginStep {
  const { scim, identityProvider } = account;
  const { app } = identityProvider;
  const common = { id: 'connection', section: `${appPage(account)} > Configuration`, evidence: NOT_RETURNED } as const;
  if (app.kind === 'catalogue') {
    return {
      ...common,
      text:
        'Paste the access key, with its prefix, into SCIM Bearer Token, click Enable under API Connection, and save. If the status does not become ' +
        'Enabled, try the key without its prefix: the guide does not say which one the app needs. If the page asks for a SCIM base URL, it is ' +
        `${scim.baseUrl}.`,
      fields: [{ name: 'SCIM Base URL', value: scim.baseUrl }],
    };
  }
  return {
    ...common,
    text:
      `Under API Connection, set SCIM Base URL to ${scim.baseUrl} and Custom Headers to ${CUSTOM_HEADER}. Paste the SCIM JSON template ` +
      '(klaviyo-access runbook onelogin prints it), and into SCIM Bearer Token the access key without its prefix Klaviyo-API-Key, since ' +
      'OneLogin puts "Bearer" before it. Click Enable at API Status, and save. If the status does not become Enabled, try the key with its ' +
      'prefix.',
    fields: [
      { name: 'SCIM Base URL', value: scim.baseUrl },
      { name: 'Custom Headers', value: CUSTOM_HEADER },
      { name: 'SCIM JSON Template', value: jsonTemplate(app), isBlock: true },
    ],
  };
}

/** The tab Provisioning. */
export function provisioningSteps(account: OneLoginAccount): readonly OneLoginStep[] {
  const { app, provisioning } = account.identityProvider;
  const { approvals, removal } = provisioning;
  const section = `${appPage(account)} > Provisioning`;
  return [
    {
      id: 'provisioning',
      section,
      // onelogin/terraform-provider-onelogin, issue 85.
      text:
        app.origin === 'existing'
          ? 'Check Enable provisioning, and save.'
          : 'Check Enable provisioning, and save. A deploy asks OneLogin for it, but OneLogin is reported to ignore that.',
      fields: [],
      evidence: { from: 'app' },
    },
    {
      id: 'approvals',
      section,
      text: approvalsText(approvals),
      fields: ONELOGIN_APPROVALS.map((one) => ({
        name: APPROVAL_NAMES[one],
        value: approvals.includes(one) ? 'checked' : 'not checked',
      })),
      evidence: NOT_RETURNED,
    },
    {
      id: 'removal',
      section,
      text:
        `Choose ${REMOVAL_NAMES[removal]} for users who are deleted in OneLogin or whose app access is removed, and Suspend for user accounts ` +
        `that are suspended, and save. ${REMOVAL_MEANS[removal]}`,
      fields: [
        {
          name: "When users are deleted in OneLogin, or the user's app access is removed, perform the below action",
          value: REMOVAL_NAMES[removal],
        },
        { name: 'When user accounts are suspended in OneLogin, perform the following action', value: 'Suspend' },
      ],
      evidence: NOT_RETURNED,
    },
  ];
}

const APPROVAL_NAMES: Readonly<Record<OneLoginApproval, string>> = {
  create: 'Create user',
  delete: 'Delete user',
  update: 'Update user',
};

/** What waits for somebody, and what that means until they come. */
const WAITING: Readonly<Record<OneLoginApproval, string>> = {
  create: 'somebody new has no access',
  delete: 'somebody who left keeps Klaviyo',
  update: 'somebody whose role changed keeps the old one, also where it may do more',
};

function approvalsText(approvals: readonly OneLoginApproval[]): string {
  const named = (waits: boolean): string =>
    ONELOGIN_APPROVALS.filter((one) => approvals.includes(one) === waits)
      .map((one) => APPROVAL_NAMES[one])
      .join(', ');
  const place = 'under "Require admin approval before this action is performed"';
  if (approvals.length === 0) {
    return `Uncheck ${named(false)} ${place}, and save. Each change then reaches Klaviyo by itself.`;
  }
  const others = named(false) === '' ? '' : `, uncheck ${named(false)}`;
  const waiting = ONELOGIN_APPROVALS.filter((one) => approvals.includes(one)).map((one) => WAITING[one]);
  return (
    `Check ${named(true)} ${place}${others}, and save. What is checked waits under Users > Provisioning until an administrator approves it. ` +
    `Until then ${waiting.join('; ')}. Look there every day, or take what should not wait out of provisioning.approvals in the access file.`
  );
}

const REMOVAL_NAMES: Readonly<Record<OneLoginRemoval, string>> = {
  delete: 'Delete',
  suspend: 'Suspend',
  nothing: 'Do Nothing',
};

const REMOVAL_MEANS: Readonly<Record<OneLoginRemoval, string>> = {
  delete: 'Somebody who loses the app, or is deleted in OneLogin, is then deleted in Klaviyo.',
  suspend:
    'Somebody who loses the app, or is deleted in OneLogin, is then switched off in Klaviyo, and stays in its list.',
  nothing:
    'Somebody who loses the app, or is deleted in OneLogin, then keeps Klaviyo until somebody removes them there: klaviyo-access drift finds them.',
};

/**
 * Rules and mappings that are written over the API apply to nobody who is already there (developers.onelogin.com, "App Rules", "User Mappings";
 * OneLogin, KB0010460: "always Reapply entitlement mappings").
 */
export function reapplySteps(account: OneLoginAccount): readonly OneLoginStep[] {
  const hasMappings = account.assignments.some(({ membership }) => membership?.kind === 'declared');
  const evidence = { from: 'nothing', reason: "OneLogin's API does not return when they were last applied." } as const;
  return [
    ...(hasMappings
      ? [
          {
            id: 'reapply-mappings',
            section: 'OneLogin > Users > Mappings',
            text:
              'After each deploy that changes who is in a role, click Reapply All Mappings: until then nobody who is in OneLogin already joins or ' +
              'leaves a role. It applies every mapping of OneLogin, not those of Klaviyo alone. For one person: Users > the person > More Actions > ' +
              'Reapply mappings.',
            fields: [],
            evidence,
          } as const,
        ]
      : []),
    ...(account.identityProvider.app.mapping.by === 'rules'
      ? [
          {
            id: 'reapply-entitlements',
            section: appPage(account),
            text:
              'After each deploy that changes a rule, click More Actions > Reapply entitlement mappings: until then everybody who has the app keeps ' +
              'the role that the rules gave them before.',
            fields: [],
            evidence,
          } as const,
        ]
      : []),
  ];
}
