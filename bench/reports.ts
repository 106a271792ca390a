import { REPORT_FORMATS } from '../src/report/formats.js';
import { type Benchmark } from './benchmark.js';
import { askChild } from './child.js';
import { type ReportCost } from './children/write-report.js';
import { figure, type Figure } from './figure.js';

const FINDINGS = 200_000;
const RUNS = 3;

/** The most that a browser is given. */
const MOST_MEGABYTES = 60;

/** What the report of many findings takes, in each format. */
export const reports: Benchmark = {
  name: 'reports',
  about:
    `A report of ${FINDINGS} findings in each format, written into a file: the processor time of rendering and writing it, and ` +
    'the peak memory of the process, which has the findings in memory.',
  run: async () => {
    const figures: Figure[] = [];
    for (const format of REPORT_FORMATS) {
      const costs: ReportCost[] = [];
      for (let run = 0; run < RUNS; run += 1) costs.push(await askChild('write-report', [format, FINDINGS]));
      const of = (part: keyof ReportCost): readonly number[] => costs.map((cost) => cost[part]);
      figures.push(
        figure(`${format}: processor time`, 'ms', of('processorMs'), { atMost: 10_000 }),
        figure(`${format}: peak memory`, 'MiB', of('peakMiB'), { atMost: 700 }),
        figure(`${format}: size`, 'MB', of('megabytes'), format === 'html' ? { atMost: MOST_MEGABYTES } : undefined),
      );
    }
    return figures;
  },
};
