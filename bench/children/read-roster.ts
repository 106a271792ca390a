import { readFileSync } from 'node:fs';
import { parse } from 'papaparse';
import { parseRoster } from '../../src/directory/parse-roster.js';

/**
 * Reads a roster and sends what it took. Arguments: the file; `roster`, or `library` for the CSV library alone, which keeps
 * the same cells.
 */
function readCost(path: string, reader: string): { readonly processorMs: number; readonly peakMiB: number } {
  const before = process.cpuUsage();
  const bytes = readFileSync(path);
  const kept =
    reader === 'library'
      ? parse<string[]>(new TextDecoder().decode(bytes), { delimiter: ',', newline: '\n' }).data
      : parseRoster(bytes, { path });
  const { user, system } = process.cpuUsage(before);
  if (kept.length === 0) throw new Error(`${path} has nobody in it.`);
  return { processorMs: (user + system) / 1000, peakMiB: process.resourceUsage().maxRSS / 1024 };
}

const [path = '', reader = ''] = process.argv.slice(2);
process.send?.(readCost(path, reader));
