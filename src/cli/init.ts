import { join, resolve } from 'node:path';
import { type AccessModel } from '../access/access-model.js';
import { parseAccessFile } from '../access/parse-access-file.js';
import { parseRoster } from '../directory/parse-roster.js';
import { ANSWER_NAMES, type Answers, type AnswerName, flagOf } from '../init/answers.js';
import { FORGES, type Forge, pipelineRefusal, pipelines } from '../init/pipelines.js';
import { type ProjectFile, projectOf } from '../init/project.js';
import { ACCESS_FILE, declaration, schemaLineMissing, surroundings } from '../init/project-files.js';
import { QUESTIONS } from '../init/questions.js';
import { initText, type KeptFile } from '../report/init/init-text.js';
import { quoted } from '../text/quoted.js';
import { CliError } from './cli-error.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';
import { collectAnswers } from './init/collect-answers.js';
import { type ProjectFolder, projectFolder } from './init/project-folder.js';
import { readShipped } from './init/shipped.js';
import { openTerminal } from './init/terminal.js';

/** Answers, and for each forge whether its pipelines are wanted. */
export interface InitOptions
  extends Partial<Readonly<Record<Exclude<AnswerName, 'group'>, string>>>, Partial<Readonly<Record<Forge, boolean>>> {
  /** `role=group`, one each. None: the standard ones. */
  readonly group: readonly string[];
  readonly folder: string;
  readonly dryRun?: boolean;
}

/** What a new project declares: of an access file that is there, only what it says. */
interface Declared {
  readonly model: AccessModel;
  readonly files: readonly ProjectFile[];
  readonly kept: readonly KeptFile[];
  readonly answers: Answers;
}

/** `klaviyo-access init`: the files of a new project. Nothing that is there is changed. */
export async function init(options: InitOptions, io: CliIo): Promise<ExitCode> {
  const folder = projectFolder(resolve(io.cwd, options.folder));
  const { model, files, kept, answers } = await declared(options, folder, io);
  const project = projectOf(model);
  const shipped = readShipped();
  const forges = FORGES.filter((forge) => options[forge] === true);
  const refusals = forges.flatMap((forge) => pipelineRefusal(forge, project) ?? []);
  if (refusals.length > 0) throw new CliError(`${refusals.join('\n')}\nNothing was written.`);
  const ofForges = forges.map((forge) => pipelines(forge, project, shipped));
  const all = [...files, ...surroundings(project, shipped), ...ofForges.flatMap((one) => one.files)];
  const written = all.filter(({ path }) => !folder.isThere(path));
  const there = all.filter((file) => !written.includes(file));
  const text = initText({
    project,
    folder: options.folder,
    dryRun: options.dryRun === true,
    written,
    kept: [...kept, ...there.map(({ path, toAdd }) => ({ path, add: toAdd(folder.read(path) ?? '') }))],
    leftOut: ofForges.flatMap((one) => one.leftOut),
    toCompare: QUESTIONS.flatMap(({ name, copied, applies = () => true }) =>
      copied !== undefined &&
      applies(answers, { environment: io.environment, isThere: folder.isThere }) &&
      answers[name] === copied.example(answers)
        ? [copied.key]
        : [],
    ),
    newRoster: written.find(({ path }) => path === answers.roster)?.path,
    hasPipelines: forges.length > 0,
  });
  if (options.dryRun !== true) await folder.write(written);
  io.stdout.write(text);
  return EXIT.clean;
}

async function declared(options: InitOptions, folder: ProjectFolder, io: CliIo): Promise<Declared> {
  const given = answersOf(options);
  const path = join(options.folder, ACCESS_FILE);
  const existing = folder.read(ACCESS_FILE);
  if (existing !== undefined) {
    const unused = ANSWER_NAMES.filter((name) => given[name] !== undefined).map(flagOf);
    const notes = unused.length === 0 ? [] : [`Not used, since this file is there: ${unused.join(', ')}.`];
    const kept = [{ path: ACCESS_FILE, add: [...notes, ...schemaLineMissing(existing)] }];
    return { model: parseAccessFile(existing, { path }), files: [], kept, answers: {} };
  }
  const answers = await answered(given, folder, io);
  const files = declaration(answers);
  // Here, so that nothing is written if what would be written cannot be read back. A roster that is there stays as it is.
  for (const { path: file, text } of files)
    if (file === answers.roster && !folder.isThere(file)) parseRoster(text, { path: file });
  return { model: parseAccessFile(files[0]!.text, { path }), files, kept: [], answers };
}

async function answered(given: Answers, { isThere }: ProjectFolder, io: CliIo): Promise<Answers> {
  const place = { environment: io.environment, isThere };
  const input = io.keyboard?.();
  if (input === undefined) return collectAnswers(given, place);
  const terminal = openTerminal(input, io.stderr, io.interrupted);
  io.stderr.write('Enter takes what stands in brackets. No secret is asked for.\n');
  try {
    return await collectAnswers(given, place, { terminal, output: io.stderr });
  } finally {
    terminal.close();
  }
}

function answersOf({ group, ...options }: InitOptions): Answers {
  const broken = group.find((one) => /[\r\n]/.test(one));
  if (broken !== undefined) throw new CliError(`--group is ${quoted(broken)}; expected role=group on one line.`);
  const texts = ANSWER_NAMES.flatMap((name) => {
    const text = name === 'group' ? undefined : options[name];
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(group.length === 0 ? texts : [...texts, ['group', group.join('\n')]]);
}
