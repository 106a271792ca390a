import { isAllDirect, type Project, type ProjectFile } from '../../init/project.js';
import { lacksRepository, type LeftOut } from '../../init/pipelines.js';
import { PROVIDER_PROJECTS } from '../../init/providers.js';
import { visible } from '../../text/visible.js';
import { visibleLines } from '../visible-lines.js';

/** What a new project came to. */
export interface InitOutcome {
  readonly project: Project;
  /** The folder as it was given. */
  readonly folder: string;
  /** Whether nothing was written, since it was only asked what would be. */
  readonly dryRun: boolean;
  readonly written: readonly ProjectFile[];
  /** Files that were there and were left alone, and what a person adds to them. */
  readonly kept: readonly KeptFile[];
  readonly leftOut: readonly LeftOut[];
  /** Keys of the account that say what the example says, so that a person compares them with Klaviyo. */
  readonly toCompare: readonly string[];
  /** The roster, if the people come from one that was written now. */
  readonly newRoster: string | undefined;
  /** Whether there are pipelines. */
  readonly hasPipelines: boolean;
}

export interface KeptFile {
  readonly path: string;
  readonly add: readonly string[];
}

const WIDTH = 100;

/** What was written, what was kept, and what comes next, for a terminal. */
export function initText(outcome: InitOutcome): string {
  const lines = [
    ...(outcome.dryRun ? outcome.written.flatMap(wholeFile) : []),
    ...fileList(outcome),
    ...kept(outcome.kept),
    ...leftOut(outcome.leftOut),
    ...next(outcome),
    ...beforeDeploy(outcome),
    ...beforePipelines(outcome),
  ];
  return `${lines.join('\n')}\n`;
}

/** A file of which a part is the reader's is shown whole; a copy of a file of the package only by its name. */
function wholeFile({ path, text, copyOf }: ProjectFile): readonly string[] {
  const rule = `--- ${visible(path)}`;
  if (copyOf !== undefined) return [rule, `(from ${copyOf} of this package)`, ''];
  return [rule, ...text.trimEnd().split('\n').map(visible), ''];
}

function fileList({ written, folder, dryRun }: InitOutcome): readonly string[] {
  if (written.length === 0) return ['Wrote nothing: every file is there already.'];
  const width = Math.max(...written.map(({ path }) => path.length));
  return [
    `${dryRun ? 'Would write' : 'Wrote'} in ${visible(folder)}:`,
    ...written.map(({ path, purpose }) => `  ${visible(path).padEnd(width)}  ${purpose}`),
  ];
}

function kept(files: readonly KeptFile[]): readonly string[] {
  if (files.length === 0) return [];
  return [
    'Kept as they are:',
    ...files.flatMap(({ path, add }) => [`  ${visible(path)}`, ...add.map((line) => `    ${visible(line)}`)]),
  ];
}

function leftOut(files: readonly LeftOut[]): readonly string[] {
  return files.length === 0 ? [] : ['Left out:', ...files.map(({ path, why }) => `  ${visible(path)}: ${why}`)];
}

function next({ project, folder, newRoster, dryRun }: InitOutcome): readonly string[] {
  const [account = ''] = project.accounts;
  const where = folder === '.' ? '' : `, in ${visible(folder)}`;
  const roster =
    newRoster === undefined
      ? []
      : visibleLines(`Before you run \`drift\`, put everybody who should be in Klaviyo into ${newRoster}.`, WIDTH);
  return [
    '',
    `${dryRun ? 'Next, once they are written' : 'Next'}${where}:`,
    '  npm install',
    '  npx klaviyo-access validate --without-credentials',
    `  ${firstPlan(project, account)}`,
    ...guides(project),
    ...roster,
  ];
}

/** What shows first what would be done. */
function firstPlan(project: Project, account: string): string {
  if (project.providers.length > 0) return `npx cdktf plan ${visible(account)}`;
  return isAllDirect(project) ? 'npx klaviyo-access reconcile plan --out plan.json' : 'npx klaviyo-access drift';
}

/** Where the way from there to the first person is described. */
function guides(project: Project): readonly string[] {
  const ofProviders = project.providers.flatMap((kind) => PROVIDER_PROJECTS[kind].guide ?? []);
  const isDirect = project.providers.length === 0 && isAllDirect(project);
  const pages = [
    ...ofProviders,
    ...(project.readsGoogle ? ['google-workspace.md'] : []),
    ...(isDirect && !project.readsGoogle ? ['without-identity-provider.md'] : []),
  ];
  return pages.flatMap((page) =>
    visibleLines(`From there to the first person: node_modules/klaviyo-access/docs/${page}.`, WIDTH),
  );
}

function beforeDeploy({ toCompare, project }: InitOutcome): readonly string[] {
  if (toCompare.length === 0) return [];
  const when = project.providers.length === 0 ? '`drift`' : '`drift` or `npx cdktf deploy`';
  return visibleLines(
    `Before you run ${when}, compare with Klaviyo > Settings > Security what access.yaml has from the example: ` +
      `${toCompare.join(', ')}.`,
    WIDTH,
  );
}

function beforePipelines({ hasPipelines, project, written }: InitOutcome): readonly string[] {
  if (!hasPipelines) return [];
  const backend =
    'Name a remote backend in access.yaml under terraform.backend (see deploying.md, State): a pipeline refuses a ' +
    'state that is a local file.';
  const named = [...project.variables, ...(project.readsGoogle ? ['GOOGLE_CREDENTIALS'] : [])];
  const toName = written.filter(lacksRepository).map(({ path }) => path);
  const steps = [
    ...(toName.length === 0
      ? []
      : [`Replace OWNER in ${toName.join(', ')} with the owner of your copy of klaviyo-access (see pipelines.md).`]),
    ...(project.keepsStateHere ? [backend] : []),
    'Commit package-lock.json, which `npm install` writes: the pipelines run `npm ci`.',
    ...(project.providers.length === 0
      ? []
      : ['Make .terraform.lock.hcl and commit it (see pipelines.md, The provider lock file).']),
    `Set the secrets and variables that pipelines.md lists${named.length === 0 ? '' : `, such as ${named.join(', ')}`}.`,
  ];
  return [
    '',
    'Before the pipelines can run (pages are in node_modules/klaviyo-access/docs):',
    ...steps.flatMap((step) =>
      visibleLines(step, WIDTH - 4).map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`),
    ),
  ];
}
