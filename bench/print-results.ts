import { type Benchmark } from './benchmark.js';
import { type Figure, isMet } from './figure.js';
import { type Machine } from './machine.js';

/** The machine in a line, and its packages in another. */
export function machineLines({ processor, cores, memoryGiB, system, node, v8, packages, load }: Machine): string {
  const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  return (
    `${processor}, ${cores} cores, ${memoryGiB} GiB; ${system}; load in the minute before ${load.toFixed(1)}\n` +
    `Node ${node}, V8 ${v8}; ${versions.join(', ')}\n`
  );
}

/** The figures of one benchmark as a Markdown table under a heading. */
export function benchmarkMarkdown({ name, about }: Benchmark, figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.what,
    shown(figure.median, figure),
    `${shown(figure.lowest, figure)} to ${shown(figure.highest, figure)}`,
    goalOf(figure),
  ]);
  const table = [['what', 'median', 'lowest to highest', 'goal'], ...rows];
  const widths = ['', '', '', ''].map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return `## ${name}\n\n${about}\n\n${lines.join('\n')}\n`;
}

function shown(value: number, { unit }: Figure): string {
  const digits = unit === 'times' || unit === 'µs' || unit === 'KiB' ? 2 : unit === 'MB' ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}

function goalOf(figure: Figure): string {
  const { goal } = figure;
  if (goal === undefined) return '';
  const bound = 'atMost' in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
  return `${bound} ${figure.unit}: ${isMet(figure) ? 'met' : 'not met'}`;
}
