import { EXCEPTIONS, KLAVIYO_FIRST, KLAVIYO_KEY, type ProviderSupport } from './support.js';

/** What klaviyo-access does where it provisions the account itself. It decides by the file, and reads what it wrote. */
export const DIRECT_FEATURES: ProviderSupport['features'] = {
  conditions: { supported: 'yes', note: 'every one, over the attributes of the directory' },
  everyone: { supported: 'yes', note: 'everyone who is active in the directory' },
  overlap: { supported: 'yes', note: 'the first assignment of the file decides' },
  existingGroups: { supported: 'yes', note: 'by name: those of the directory' },
  nestedGroups: { supported: 'no', note: 'a roster names the groups of a person one by one' },
  leavers: { supported: 'yes', note: 'deactivated, or deleted after days that are set (`reconcile`)' },
  roleReadBack: { supported: 'yes', note: 'in Klaviyo, where each write is verified' },
  reapply: { supported: 'yes', note: 'with the next plan of writes' },
  exceptions: EXCEPTIONS,
};

/** No identity provider: a roster, or members in the file. */
export const NONE_SUPPORT: ProviderSupport = {
  name: 'No identity provider',
  sso: 'none: people sign in with a password, or by an identity provider that klaviyo-access does not know',
  scim: 'klaviyo-access writes itself (direct provisioning)',
  declares: [],
  consolePages: ['Klaviyo > Settings > Security'],
  runbook: undefined,
  reads: {
    declared:
      'a roster, such as an HR export; conditions, members and groups of the access file choose from its people',
    assigned: 'nothing: there is no identity provider',
    notRead: 'who is exempt from single sign-on, and private API keys: no API lists them',
  },
  prerequisites: [
    ...KLAVIYO_FIRST,
    KLAVIYO_KEY,
    'a roster that somebody keeps up to date, such as the export of the HR system',
  ],
  answer: 'direct provisioning: a plan of writes that is reviewed, limited, applied and verified',
  features: DIRECT_FEATURES,
};
