import { type IdentityProviderKind } from '../access/access-model.js';
import { ACCOUNT_KINDS } from '../access/role.js';
import { GOOGLE, NO_PROVIDER, ROSTER, type Answers } from './answers.js';
import { fromRoster, PROVIDER_KINDS, PROVIDER_PROJECTS, providerKind } from './providers.js';
import { GOOGLE_QUESTIONS, groupAddress } from './providers/google-project.js';
import { type ProviderProject } from './providers/provider-project.js';
import { type Question, type QuestionPlace, YES_OR_NO } from './question.js';
import { kindOf, standardGroups } from './role-groups.js';
import { standardProvider } from './standard-provider.js';

/** The base URL of the shipped example. Klaviyo shows each account its own, so a person compares it. */
const EXAMPLE_BASE_URL = 'https://a.klaviyo.com/scim/v2';

/** Those of a provider, asked where it is the one. */
function ofProviders(part: (project: ProviderProject) => readonly Question[]): readonly Question[] {
  return PROVIDER_KINDS.flatMap((kind: IdentityProviderKind) =>
    part(PROVIDER_PROJECTS[kind]).map((question) => ({
      ...question,
      applies: (answers: Answers, place: QuestionPlace) =>
        answers.provider === kind && (question.applies?.(answers, place) ?? true),
      belongsTo: question.belongsTo ?? `the identity provider ${kind}`,
    })),
  );
}

const hasProvider = (answers: Answers): boolean => providerKind(answers) !== undefined;

const FINDS_GROUPS = PROVIDER_KINDS.filter((kind) => PROVIDER_PROJECTS[kind].groupsById !== true);

/** Whether groups that exist can be named by an answer, which has no ids. */
function findsGroups(answers: Answers): boolean {
  const kind = providerKind(answers);
  return kind !== undefined && PROVIDER_PROJECTS[kind].groupsById !== true;
}

/** Everything that a new project is made from, in the order in which it is asked. */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'provider',
    asks: 'identity provider that has the app of Klaviyo; none where klaviyo-access does its work, google where people are in Google Workspace',
    takes: 'provider',
    words: () => [NO_PROVIDER, GOOGLE, ...PROVIDER_KINDS],
    otherwise: 'the one to which other flags or the environment belong, or none',
    standard: (_answers, environment, given) => standardProvider(environment, given),
    mayBeLeftOut: true,
  },
  ...ofProviders(({ address }) => address),
  ...GOOGLE_QUESTIONS,
  {
    name: 'account',
    asks: 'name of the Klaviyo account in the access file, and of its stack',
    takes: 'name',
    standard: () => 'klaviyo',
    mayBeLeftOut: true,
  },
  {
    name: 'kind',
    asks: 'kind of the account; a Klaviyo company is an account',
    takes: 'kind',
    words: () => ACCOUNT_KINDS,
    standard: () => ACCOUNT_KINDS[0],
    mayBeLeftOut: true,
  },
  {
    name: 'owner',
    asks: "owner's userName in Klaviyo; the owner is never changed",
    takes: 'user',
    standard: () => undefined,
    mayBeLeftOut: false,
    example: 'owner@example.com',
  },
  {
    name: 'baseUrl',
    asks: 'SCIM base URL, from Klaviyo > Settings > Security',
    takes: 'url',
    standard: () => EXAMPLE_BASE_URL,
    mayBeLeftOut: false,
    copied: { key: 'scim.baseUrl', example: () => EXAMPLE_BASE_URL },
  },
  {
    name: 'accessKeyEnv',
    asks: 'environment variable that will hold the SCIM access key; never the key itself',
    takes: 'name',
    standard: () => 'KLAVIYO_SCIM_ACCESS_KEY',
    mayBeLeftOut: true,
  },
  {
    name: 'direct',
    asks: 'whether klaviyo-access provisions the account by reviewed plans of writes; with no, it only compares',
    takes: 'answer',
    applies: (answers) => !hasProvider(answers),
    belongsTo: 'a project without an identity provider',
    words: () => YES_OR_NO,
    standard: () => 'yes',
    mayBeLeftOut: true,
  },
  ...ofProviders(({ app }) => app),
  {
    name: 'group',
    asks: 'roles and the groups that give them, as role=group, in order of priority',
    takes: 'role=group',
    standard: (answers) => standardGroups(kindOf(answers.kind), (group) => groupAddress(group, answers)),
    mayBeLeftOut: true,
  },
  {
    name: 'groupsExist',
    asks: 'whether the groups exist already; with no, the stack makes them',
    takes: 'answer',
    applies: findsGroups,
    belongsTo: `an identity provider whose groups a stack finds by their names (${FINDS_GROUPS.join(', ')})`,
    words: () => YES_OR_NO,
    standard: () => 'no',
    mayBeLeftOut: true,
  },
  {
    name: 'directory',
    asks: 'where people come from: a roster file, or the groups of the identity provider',
    takes: 'source',
    applies: hasProvider,
    belongsTo: 'an identity provider',
    words: (answers) => [ROSTER, ...PROVIDER_KINDS.filter((kind) => kind === answers.provider)],
    standard: () => ROSTER,
    mayBeLeftOut: true,
  },
  {
    name: 'roster',
    asks: 'path of the roster, a CSV file in the folder',
    takes: 'path',
    applies: fromRoster,
    belongsTo: 'a roster',
    standard: () => 'people.csv',
    mayBeLeftOut: true,
  },
  {
    name: 'admin',
    asks: "first admin's userName, somebody besides the owner; begins the roster",
    takes: 'user',
    applies: (answers, { isThere }) => fromRoster(answers) && !isThere(answers.roster ?? ''),
    belongsTo: 'a roster that is not there yet',
    standard: () => undefined,
    mayBeLeftOut: false,
    example: 'ada@example.com',
  },
];
