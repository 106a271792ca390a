import { type Project, type ProjectFile, type Shipped, type ShippedFile } from './project.js';

/** The forges for which the package ships example pipelines. */
export const FORGES = ['github', 'gitlab'] as const;

export type Forge = (typeof FORGES)[number];

/** What the forges are called. */
export const FORGE_NAMES: Readonly<Record<Forge, string>> = { github: 'GitHub Actions', gitlab: 'GitLab CI' };

interface ForgePipelines {
  /** Where its files go. */
  readonly folder: string;
  /** Files that work without an identity provider; the others plan and deploy with Terraform. */
  readonly withoutProvider: readonly string[];
  /** Puts the project's own into a file. */
  readonly fitted: (text: string, project: Project, shipped: Shipped) => string;
}

/** Where the examples have the repository of this package, whose workflows they call. */
const EXAMPLE_REPOSITORY = 'OWNER/klaviyo-access';

/** The accounts of the example for GitLab. */
const EXAMPLE_ACCOUNTS = 'accounts: [acme]';

const PIPELINES: Readonly<Record<Forge, ForgePipelines>> = {
  github: {
    folder: '.github/workflows/',
    withoutProvider: ['schedule.yml'],
    fitted: (text, _project, { repository }) => text.replace(EXAMPLE_REPOSITORY, (it) => repository ?? it),
  },
  gitlab: {
    folder: '',
    withoutProvider: [],
    // In quotes, since `on` is a value of its own in YAML 1.1.
    fitted: (text, { accounts }) =>
      text.replace(EXAMPLE_ACCOUNTS, () => `accounts: [${accounts.map((name) => `'${name}'`).join(', ')}]`),
  },
};

/** Why a forge's pipelines cannot work in a project, as a sentence; undefined if they can. */
export function pipelineRefusal(forge: Forge, { providers }: Project): string | undefined {
  const { withoutProvider } = PIPELINES[forge];
  if (providers.length === 0 && withoutProvider.length === 0) {
    return (
      `--${forge}: the pipeline for ${FORGE_NAMES[forge]} plans and deploys with Terraform, and there is no identity provider. ` +
      'Leave the flag out, and schedule `npx klaviyo-access drift` yourself.'
    );
  }
  return undefined;
}

/** A pipeline's file that is not written, and why. */
export interface LeftOut {
  readonly path: string;
  readonly why: string;
}

/** The pipelines of a forge, from the examples that the package ships. */
export function pipelines(
  forge: Forge,
  project: Project,
  shipped: Shipped,
): { readonly files: readonly ProjectFile[]; readonly leftOut: readonly LeftOut[] } {
  const { folder, withoutProvider, fitted } = PIPELINES[forge];
  const works = ({ path }: ShippedFile): boolean => project.providers.length > 0 || withoutProvider.includes(path);
  const examples = shipped.pipelines(forge);
  return {
    files: examples.filter(works).map(({ path, text: example }) => {
      const text = fitted(example, project, shipped);
      const copyOf = `examples/pipelines/${forge}/${path}`;
      return {
        path: `${folder}${path}`,
        purpose: `the pipeline for ${FORGE_NAMES[forge]}`,
        text,
        copyOf,
        toAdd: (there) => (there === text ? [] : [`Compare it with node_modules/klaviyo-access/${copyOf}`]),
      };
    }),
    leftOut: examples
      .filter((example) => !works(example))
      .map(({ path }) => ({
        path: `${folder}${path}`,
        why: 'it plans with Terraform, and access.yaml names no identity provider',
      })),
  };
}

/** Whether a pipeline still has a word of the example where the repository of this package belongs. */
export function lacksRepository({ text }: ProjectFile): boolean {
  return text.includes(EXAMPLE_REPOSITORY);
}
