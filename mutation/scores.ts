/** The least share of changes, in percent, that tests must notice in each file. */
export const LEAST_SCORE = 95;

/** Stryker's report, as far as the table needs it (mutation-testing-report-schema). */
export interface MutationReport {
  /** By the file's path. */
  readonly files: Readonly<Record<string, MutatedFile>>;
}

interface MutatedFile {
  readonly mutants: readonly { readonly status: string }[];
}

/** How the tests of a file did. */
export interface FileScore {
  readonly file: string;
  /** Changes that a test noticed, by failing or by not ending. */
  readonly killed: number;
  /** Changes that no test noticed, or that no test ran through. */
  readonly survived: number;
}

const KILLED = ['Killed', 'Timeout'];
const SURVIVED = ['Survived', 'NoCoverage'];

/** The score of each file, the lowest first. Changes that do not compile, or are ignored on purpose, do not count. */
export function fileScores({ files }: MutationReport): readonly FileScore[] {
  return Object.entries(files)
    .map(([file, { mutants }]) => ({
      file,
      killed: mutants.filter(({ status }) => KILLED.includes(status)).length,
      survived: mutants.filter(({ status }) => SURVIVED.includes(status)).length,
    }))
    .sort((one, other) => percent(one) - percent(other) || (one.file < other.file ? -1 : 1));
}

/**
 * A report without what no test noticed, so that the next run tries those changes again. Stryker itself would try them again only
 * where it sees that a test of them is new, and it does not see that of changes outside of functions.
 */
export function onlyKilled(report: MutationReport): MutationReport {
  const files = Object.entries(report.files).map(([file, { mutants, ...others }]) => [
    file,
    { ...others, mutants: mutants.filter(({ status }) => status === 'Killed') },
  ]);
  return { ...report, files: Object.fromEntries(files) as MutationReport['files'] };
}

/** Files whose tests miss too many changes. */
export function tooLow(scores: readonly FileScore[]): readonly FileScore[] {
  return scores.filter((score) => percent(score) < LEAST_SCORE);
}

/** The scores as a Markdown table. */
export function scoreTable(scores: readonly FileScore[]): string {
  const rows = scores.map((score) => [
    score.file,
    `${percent(score).toFixed(1)} %`,
    String(score.killed),
    String(score.survived),
  ]);
  const table = [['file', 'killed', 'changes killed', 'changes that survived'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

function percent({ killed, survived }: FileScore): number {
  return killed + survived === 0 ? 100 : (100 * killed) / (killed + survived);
}
