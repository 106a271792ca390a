import { type OktaGroupMember } from '../../../../src/provider/okta/app/okta-app-state.js';
import { BUILT_IN_ROLES } from '../../../../src/access/role.js';
import { type LiveApp } from '../../../../src/provider/okta/adopt/live-app.js';
import { ADA, APP, ASSIGNMENTS, ROLE_ATTRIBUTE } from '../../../doctor/sample-readings.js';

const ACS = 'https://www.klaviyo.com/sso/saml/acme';
const builtIn = BUILT_IN_ROLES.account;

/** The attribute of an app that was made by hand exactly as the guide says. */
export const ATTRIBUTE = {
  ...ROLE_ATTRIBUTE,
  enum: builtIn.map(({ id }) => id),
  oneOf: builtIn.map(({ id, title }) => ({ const: id, title })),
};

/** A member of a group. */
export function member(login: string, changes: Partial<OktaGroupMember> = {}): OktaGroupMember {
  const names = { login, email: login, givenName: '', familyName: '' };
  return { id: `00u-${login}`, ...names, status: 'ACTIVE', attributes: { login, email: login }, ...changes };
}

/** An app that an access file can declare as it is. */
export function liveApp(changes: Partial<LiveApp> = {}): LiveApp {
  return {
    okta: { kind: 'okta', org: 'acme', domain: 'okta.com' },
    app: { ...APP, signOn: { ssoAcsUrl: ACS, audience: 'klaviyo', recipient: ACS, destination: ACS } },
    roleAttribute: ATTRIBUTE,
    assignments: ASSIGNMENTS,
    sharedNames: new Set(),
    appUsers: [ADA],
    rules: [],
    askedGroups: new Map(),
    members: new Map([
      ['00g1', [member('ada@example.com', { id: '00u1', givenName: 'Ada', familyName: 'Lovelace' })]],
      ['00g2', [member('alan@example.com')]],
    ]),
    ...changes,
  };
}
