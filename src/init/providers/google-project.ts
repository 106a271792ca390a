import { type KeyComment } from '../../access/access-file-text.js';
import { GOOGLE, type Answers } from '../answers.js';
import { type Question } from '../question.js';

const isGoogle = ({ provider }: Answers): boolean => provider === GOOGLE;
const ofGoogle = 'Google Workspace (--provider google)';

/** The customer of the administrator (`directory.google.customer`, default). */
const OWN_CUSTOMER = 'my_customer';

/** A new project whose people are those of Google Workspace, which provisions nobody: what is asked besides what every project is asked. */
export const GOOGLE_QUESTIONS: readonly Question[] = [
  {
    name: 'googleAdmin',
    asks: 'administrator of Google Workspace, by e-mail address, in whose name people are read',
    takes: 'address',
    applies: isGoogle,
    belongsTo: ofGoogle,
    standard: () => undefined,
    mayBeLeftOut: false,
    example: 'admin@example.com',
  },
  {
    name: 'googleCustomer',
    asks: "id of the customer in Google Workspace; my_customer is the administrator's",
    takes: 'id',
    applies: isGoogle,
    belongsTo: ofGoogle,
    standard: () => OWN_CUSTOMER,
    mayBeLeftOut: true,
  },
];

/** What stands under `directory` in the access file. */
export function googleDirectory({ googleAdmin, googleCustomer }: Answers): Readonly<Record<string, unknown>> {
  const customer = googleCustomer === OWN_CUSTOMER ? {} : { customer: googleCustomer };
  return { google: { admin: googleAdmin, ...customer } };
}

/** Google Workspace has its groups by their addresses: those at the administrator's domain, unless others are named. */
export function groupAddress(group: string, { provider, googleAdmin = '' }: Answers): string {
  const at = googleAdmin.lastIndexOf('@');
  return provider === GOOGLE && at !== -1 && !group.includes('@') ? `${group}${googleAdmin.slice(at)}` : group;
}

/** Comments of the access file's keys. */
export const GOOGLE_COMMENTS: readonly KeyComment[] = [
  { at: ['directory'], lines: ['read by a service account: the variables are in docs/google-workspace.md, Access'] },
];
