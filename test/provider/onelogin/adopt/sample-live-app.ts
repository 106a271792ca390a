import { type OneLoginLiveApp, type OneLoginParameter } from '../../../../src/provider/onelogin/app/onelogin-state.js';
import { type LiveApp } from '../../../../src/provider/onelogin/adopt/live-app.js';

/** A parameter of an app that nothing but rules gives a value. */
export function sampleParameter(keyName: string, changes: Partial<OneLoginParameter> = {}): OneLoginParameter {
  return {
    ...{ id: '5', keyName, label: keyName, attribute: undefined, macro: undefined, values: undefined },
    ...{ defaultValues: undefined, provisioned: true, skipIfBlank: undefined },
    ...changes,
  };
}

type Changes = Partial<Omit<LiveApp, 'app'>> & { readonly app?: Partial<OneLoginLiveApp> };

/** An app of OneLogin with the parameter `role`, which the role `staff` (7) gives and that nobody has. */
export function sampleLiveApp({ app = {}, ...changes }: Changes = {}): LiveApp {
  return {
    onelogin: { kind: 'onelogin', subdomain: 'acme', region: 'us' },
    app: {
      ...{ id: '1', name: 'Klaviyo', connectorId: 900001, provisioningEnabled: true, roleIds: ['7'], notes: undefined },
      parameters: new Map([['role', sampleParameter('role')]]),
      ...app,
    },
    connector: 'SCIM Provisioner with SAML (SCIM v2 Core)',
    roles: [{ id: '7', name: 'staff', appIds: ['1'] }],
    ...{ rules: [], sharedNames: new Set(), mappings: [], members: new Map(), appPeople: [], people: new Map() },
    ...changes,
  };
}
