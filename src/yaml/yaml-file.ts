import { type FilePath, type SourcePosition } from './file-path.js';
import { parseYaml } from './parse-yaml.js';
import { syntaxFaults, type YamlFault } from './yaml-faults.js';
import { spanOf } from './yaml-span.js';
import { yamlStructure } from './yaml-structure.js';

/** A place in the file, and where the text of what stands there ends. */
export interface YamlPlace extends SourcePosition {
  /** Offset of the first character behind it. */
  readonly end: number;
}

/** A YAML text, read as far as it can be. */
export interface YamlFile {
  /** The plain value; undefined if it cannot be made. Parts of it may be wrong: see `soundUntil`. */
  readonly value: unknown;
  readonly faults: readonly (YamlFault & SourcePosition)[];
  /** Only what ends before this offset was surely read as it was meant: there stands the first syntax error, if any. */
  readonly soundUntil: number;
  /** Where the key or value (the default) stands; if it is not there, the nearest place around it. */
  locate(at: FilePath, on?: 'key' | 'value'): YamlPlace;
}

/** Reads YAML 1.2 with the core schema (no dates, and `yes` is a text) and merge keys, and keeps the positions. */
export function readYaml(text: string): YamlFile {
  // The byte order mark is not part of what a person sees in the first line.
  const source = text.replace(/^\uFEFF/, '');
  const parsed = parseYaml(source);
  if (parsed === undefined) {
    const start = { line: 1, column: 1, end: 0 };
    const fault = { offset: 0, problem: 'lists and mappings are nested too deeply', expected: 'fewer levels' };
    return { value: undefined, faults: [{ ...fault, ...start }], soundUntil: 0, locate: () => start };
  }
  const { document, lines } = parsed;
  const position = (offset: number): SourcePosition => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const structure = yamlStructure(document, (offset) => position(offset).line);
  const faults = [...syntaxFaults(document), ...structure.faults];
  return {
    // yamlStructure has counted the aliases.
    value: structure.readable ? document.toJS({ maxAliasCount: -1 }) : undefined,
    faults: faults.map((fault) => ({ ...fault, ...position(fault.offset) })),
    soundUntil: document.errors.reduce(
      // A second document says nothing about the first.
      (until, { code, pos }) => (code === 'MULTIPLE_DOCS' ? until : Math.min(until, pos[0])),
      Infinity,
    ),
    locate: (at, on = 'value') => {
      const { start, end } = spanOf(document.contents, structure.targets, at, on);
      return { ...position(start), end };
    },
  };
}
