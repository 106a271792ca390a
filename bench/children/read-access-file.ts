import { LineCounter, parseDocument } from 'yaml';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { accessFile } from '../access-file.js';

/** What reading an access file takes. */
export interface ReadingCost {
  readonly what: 'access file' | 'yaml';
  /** Processor time, in milliseconds. */
  readonly ms: number;
}

/** Reads an access file of so many exceptions. Arguments: `access file` or `yaml`, the number of exceptions. */
function readingCost(what: ReadingCost['what'], count: number): ReadingCost {
  const lines = Array.from(
    { length: count },
    (_, index) =>
      `      - { user: person${index}@agency.example, kinds: [unexpected], reason: Agency ${index}, expires: 2027-03-31 }\n`,
  );
  const text = `${accessFile({ accounts: 1 })}    exceptions:\n${lines.join('')}`;
  const began = process.cpuUsage();
  const read = what === 'yaml' ? library(text) : parseAccessFile(text, { path: 'access.yaml' }).accounts;
  const { user, system } = process.cpuUsage(began);
  const [account] = read;
  if (account?.exceptions.length !== count) throw new Error(`Read ${account?.exceptions.length} exceptions.`);
  return { what, ms: (user + system) / 1000 };
}

/** What reading YAML with positions takes at least. */
function library(text: string): readonly { readonly exceptions: readonly unknown[] }[] {
  const document = parseDocument(text, {
    schema: 'core',
    merge: true,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: new LineCounter(),
  });
  const { accounts } = document.toJS() as { readonly accounts: readonly { readonly exceptions: readonly unknown[] }[] };
  return accounts;
}

const [what, count] = process.argv.slice(2);
process.send?.(readingCost(what as ReadingCost['what'], Number(count)));
