import { isAllDirect, type Project, type ProjectFile, type Shipped, type ShippedFile } from './project.js';

/** The forges for which the package ships example pipelines. */
export const FORGES = ['github', 'gitlab'] as const;

export type Forge = (typeof FORGES)[number];

/** What the forges are called. */
export const FORGE_NAMES: Readonly<Record<Forge, string>> = { github: 'GitHub Actions', gitlab: 'GitLab CI' };

interface ForgePipelines {
  /** Where its files go. */
  readonly folder: string;
  /** Files that work for accounts that nobody provisions; the others plan and deploy with Terraform, or plan and write. */
  readonly onlyCompare: readonly string[];
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
    onlyCompare: ['schedule.yml'],
    fitted: (text, _project, { repository }) => text.replace(EXAMPLE_REPOSITORY, (it) => repository ?? it),
  },
  gitlab: {
    folder: '',
    onlyCompare: [],
    // In quotes, since `on` is a value of its own in YAML 1.1.
    fitted: (text, { accounts }) =>
      text.replace(EXAMPLE_ACCOUNTS, () => `accounts: [${accounts.map((name) => `'${name}'`).join(', ')}]`),
  },
};

/** Why a forge's pipelines cannot work in a project, as a sentence; undefined if they can. */
export function pipelineRefusal(forge: Forge, project: Project): string | undefined {
  if (hasPlans(project) || PIPELINES[forge].onlyCompare.length > 0) return undefined;
  return (
    `--${forge}: the pipeline for ${FORGE_NAMES[forge]} plans and deploys, and there is neither an identity provider nor are all accounts ` +
    'provisioned by klaviyo-access (provisioning.mode: direct). Leave the flag out, and schedule `npx klaviyo-access drift` yourself.'
  );
}

/** Whether there is a stack or a write to plan. */
function hasPlans(project: Project): boolean {
  return project.providers.length > 0 || isAllDirect(project);
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
  const { folder, onlyCompare, fitted } = PIPELINES[forge];
  const works = ({ path }: ShippedFile): boolean => hasPlans(project) || onlyCompare.includes(path);
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
        why: 'it plans what is deployed or written, and access.yaml has neither an identity provider nor provisioning.mode: direct',
      })),
  };
}

/** Whether a pipeline still has a word of the example where the repository of this package belongs. */
export function lacksRepository({ text }: ProjectFile): boolean {
  return text.includes(EXAMPLE_REPOSITORY);
}
