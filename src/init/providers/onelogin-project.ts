import { ONELOGIN_APP_KINDS, ONELOGIN_REGIONS } from '../../access/onelogin-settings.js';
import { type Question } from '../question.js';
import { type ProviderProject } from './provider-project.js';

/** The first part of the address that Terraform's provider takes: a subdomain, or `api.eu`. Empty where it is none of OneLogin's. */
function namedBy({ ONELOGIN_API_URL: address = '' }: Readonly<Record<string, string | undefined>>): string {
  return /^(?:https:\/\/)?([a-z0-9.-]+)\.onelogin\.com(?:[:/]|$)/i.exec(address.trim())?.[1]?.toLowerCase() ?? '';
}

const API = 'api.';

const SUBDOMAIN: Question = {
  name: 'subdomain',
  asks: 'subdomain of OneLogin, such as acme for https://acme.onelogin.com',
  takes: 'name',
  otherwise: 'ONELOGIN_API_URL',
  standard: (_answers, environment) => {
    const name = namedBy(environment);
    return name === '' || name.startsWith(API) ? undefined : name;
  },
  mayBeLeftOut: true,
  example: 'acme',
};

const REGION: Question = {
  name: 'region',
  asks: 'region of the OneLogin account',
  takes: 'region',
  words: () => ONELOGIN_REGIONS,
  otherwise: 'ONELOGIN_API_URL or us',
  standard: (_answers, environment) => {
    const name = namedBy(environment);
    return name.startsWith(API) ? name.slice(API.length) : ONELOGIN_REGIONS[0];
  },
  mayBeLeftOut: true,
};

/** A new project with OneLogin. */
export const ONELOGIN_PROJECT: ProviderProject = {
  address: [SUBDOMAIN, REGION],
  app: [
    {
      name: 'appKind',
      asks: 'app of OneLogin: catalogue is "Klaviyo" in its catalogue, generic is "SCIM Provisioner with SAML (SCIM v2 Core)"',
      takes: 'kind',
      words: () => ONELOGIN_APP_KINDS,
      standard: () => undefined,
      mayBeLeftOut: false,
      example: ONELOGIN_APP_KINDS[0],
    },
    {
      name: 'connectorId',
      asks:
        "number of that app's connector, which OneLogin's API tells: GET /api/2/connectors?name=Klaviyo for catalogue, " +
        '?name=SCIM for generic',
      takes: 'number',
      standard: () => undefined,
      mayBeLeftOut: false,
      example: '1',
    },
    {
      name: 'appName',
      asks: 'name of the app in OneLogin; the stack makes it',
      takes: 'name',
      standard: () => 'Klaviyo',
      mayBeLeftOut: true,
    },
  ],
  settings: ({ subdomain, region }) => (region === ONELOGIN_REGIONS[0] ? { subdomain } : { subdomain, region }),
  account: ({ appKind, connectorId = '', appName }) => ({
    app: {
      label: appName,
      kind: appKind,
      // What is no number is left as it is, for the access file to say so.
      connectorId: /^\d+$/.test(connectorId) ? Number(connectorId) : connectorId,
    },
  }),
  comments: [
    {
      at: ['accounts', 0, 'app', 'connectorId'],
      lines: ["from GET /api/2/connectors of OneLogin's API; it cannot be changed afterwards"],
    },
    {
      at: ['accounts', 0, 'assignments'],
      lines: [
        'in order of priority: the first whose group a person is in decides their role',
        'a group is a role of OneLogin. One that is there already: group: { id: 123456, name: klaviyo-admins }, without create',
      ],
    },
  ],
  bindings: undefined,
  groupsById: true,
  guide: 'onelogin.md',
};
