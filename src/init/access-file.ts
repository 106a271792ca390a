import { accessFileText, type KeyComment } from '../access/access-file-text.js';
import { GOOGLE, type Answers } from './answers.js';
import { GOOGLE_COMMENTS, googleDirectory } from './providers/google-project.js';
import { fromRoster, PROVIDER_PROJECTS, providerKind } from './providers.js';
import { roleGroups } from './role-groups.js';

/** Comments of the keys, for whoever reads the file first. */
const COMMENTS: readonly KeyComment[] = [
  {
    at: ['accounts', 0, 'scim'],
    lines: ['from Klaviyo > Settings > Security; the key itself never stands in this file'],
  },
  { at: ['accounts', 0, 'owner'], lines: ['never a target of a write'] },
  {
    at: ['accounts', 0, 'assignments'],
    lines: ['in order of priority: the first whose group a person is in decides their role'],
  },
];

/** How the state is kept where a pipeline can reach it; the values are the reader's to write. */
const BACKEND: KeyComment = {
  at: ['accounts'],
  lines: [
    "Without this part Terraform's state is a file on this machine. A pipeline needs a remote backend, such as:",
    'terraform:',
    '  backend:',
    '    type: s3',
    '    settings: { bucket: acme-terraform-state, region: eu-central-1, use_lockfile: true }',
  ],
};

/** The access file of a new project, from answers to all questions that apply. */
export function accessFile(answers: Answers): string {
  const kind = providerKind(answers);
  const project = kind && PROVIDER_PROJECTS[kind];
  const create = kind !== undefined && answers.groupsExist !== 'yes';
  return accessFileText({
    content: {
      version: 1,
      ...(kind && project && { [kind]: project.settings(answers) }),
      directory: directoryOf(answers),
      accounts: [
        {
          name: answers.account,
          kind: answers.kind,
          scim: { baseUrl: answers.baseUrl, accessKey: { env: answers.accessKeyEnv } },
          owner: answers.owner,
          ...(project?.account(answers) ?? (answers.direct === 'yes' && { provisioning: { mode: 'direct' } })),
          assignments: roleGroups(answers.group ?? '').map((one) => (create ? { ...one, create } : one)),
        },
      ],
    },
    heading: ['Who may be in Klaviyo, and as what. Check it with: npx klaviyo-access validate'],
    comments: [
      ...COMMENTS,
      ...(answers.provider === GOOGLE ? GOOGLE_COMMENTS : []),
      ...(project === undefined ? [] : [...project.comments, BACKEND]),
    ],
  });
}

function directoryOf(answers: Answers): Readonly<Record<string, unknown>> {
  if (answers.provider === GOOGLE) return googleDirectory(answers);
  return fromRoster(answers) ? { roster: answers.roster } : { [answers.directory ?? '']: true };
}
