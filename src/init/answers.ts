/** The questions, by name. The flag of each is its name in kebab case. */
export const ANSWER_NAMES = [
  'provider',
  'org',
  'domain',
  'tenant',
  'environment',
  'subdomain',
  'region',
  'googleAdmin',
  'googleCustomer',
  'account',
  'kind',
  'owner',
  'baseUrl',
  'accessKeyEnv',
  'direct',
  'appKind',
  'connectorId',
  'appName',
  'userName',
  'saml',
  'ssoUrl',
  'audience',
  'group',
  'groupsExist',
  'directory',
  'roster',
  'admin',
] as const;

export type AnswerName = (typeof ANSWER_NAMES)[number];

/**
 * What a person answered. A missing answer was not asked for, or not yet. `group` has one `role=group` on each line, since a
 * group's name may have any other character.
 */
export type Answers = Readonly<Partial<Record<AnswerName, string>>>;

/** The flag of a question: `--base-url`. */
export function flagOf(name: AnswerName): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The answer to the question of the identity provider where there is none. */
export const NO_PROVIDER = 'none';

/** The same where the people are in Google Workspace, which provisions nobody. */
export const GOOGLE = 'google';

/** The answer to the question of the directory where the people come from a file. */
export const ROSTER = 'roster';
