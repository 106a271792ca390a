import { type ProviderSupport } from '../../provider/support.js';

/** The rows of the matrix, by their kinds. */
export type SupportRows = Readonly<Record<string, ProviderSupport>>;

/** What is said of each provider, and its lines there. A line per item, so that a cell breaks where a reader looks for the next one. */
interface Aspect {
  readonly heading: string;
  readonly lines: (row: ProviderSupport) => readonly string[];
}

/** Code stands between backticks, as in the notes of the matrix. */
export const ASPECTS: readonly Aspect[] = [
  { heading: 'Sign-in', lines: ({ sso }) => [sso] },
  { heading: 'Provisioning', lines: ({ scim }) => [scim] },
  {
    heading: 'The stack declares',
    lines: ({ declares }) =>
      declares.length === 0
        ? ['nothing: there is no stack to deploy']
        : declares.map(([type, what]) => `${what} (\`${type}\`)`),
  },
  {
    heading: 'By hand',
    lines: ({ consolePages, runbook }) => [
      ...consolePages,
      ...(runbook === undefined ? [] : [`each step: \`${runbook}\``]),
    ],
  },
  {
    heading: 'Drift reads',
    lines: ({ reads: { declared, assigned } }) => [`declared: ${declared}`, `assigned: ${assigned}`],
  },
  { heading: 'Drift cannot read', lines: ({ reads }) => [reads.notRead] },
  {
    heading: 'Needed, in this order',
    lines: ({ prerequisites }) => prerequisites.map((each, index) => `${index + 1}. ${each}`),
  },
  { heading: 'Where it has nothing', lines: ({ answer }) => [answer] },
];
