import { type RosterColumnSource, type RosterFormat } from '../access/access-model.js';
import { type CompiledFormula, type compileFormula } from '../rules/formula/compile-formula.js';
import { formulaColumns, type FormulaFault, isFormula } from '../rules/formula/formula-fault.js';
import { type ErrorValue } from '../rules/formula/error-value.js';
import { parseFormula } from '../rules/formula/parse-formula.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted, shortenedSentence } from '../text/quoted.js';
import { nameFault } from './column-name.js';
import { ROSTER_COLUMNS, type RosterColumn } from './roster-columns.js';
import { type LineFault } from './roster-error.js';

/** Where the columns of a roster come from, as the access file says it. */
export interface ColumnMapping {
  readonly columns: readonly (Omit<RosterColumnSource, 'at'> & Partial<Pick<RosterColumnSource, 'at'>>)[];
  /** The format whose own columns stand among these: those without a place in the access file. */
  readonly format: RosterFormat | undefined;
  /** The access file's path, for messages. */
  readonly accessPath: string;
  /** The day of the run, YYYY-MM-DD; undefined where it is not known, and then no formula may ask for it. */
  readonly today: string | undefined;
  /** Loaded where there is a formula. */
  readonly compile: typeof compileFormula | undefined;
}

type ColumnSource = ColumnMapping['columns'][number];

/** What one column of the roster, or one attribute, is read from. */
export interface ColumnReader {
  readonly name: string;
  /** As written: a column's name or a formula. */
  readonly source: ColumnSource;
  /** The place of the only cell that it is read from; undefined where there are several or none. */
  readonly place: number | undefined;
  readonly read: CompiledFormula;
  /** Whether it is a formula, which can have an error value. */
  readonly isComputed: boolean;
  readonly accessPath: string;
}

/** A mapping, for a file with a certain header. */
export interface FittedMapping {
  readonly own: ReadonlyMap<RosterColumn, ColumnReader>;
  /** The roster's own columns that it names, also where they cannot be read. */
  readonly given: ReadonlySet<RosterColumn>;
  readonly attributes: readonly ColumnReader[];
  /** The places of the columns that it names. */
  readonly used: ReadonlySet<number>;
  readonly faults: readonly LineFault[];
}

/**
 * Finds the columns that a mapping names in a header. A name is that of the column written in the same way, or else of the only
 * one that differs in letter case alone.
 *
 * @param names of the file's columns, trimmed
 * @param line of the header
 */
export function fitMapping(mapping: ColumnMapping, names: readonly string[], line: number): FittedMapping {
  const own = new Map<RosterColumn, ColumnReader>();
  const given = new Set<RosterColumn>();
  const attributes: ColumnReader[] = [];
  const used = new Set<number>();
  const faults: LineFault[] = [];
  const find = columnFinder(names);
  const fault = ({ at, name }: ColumnSource, problem: string, offset?: number): LineFault =>
    at === undefined
      ? { line, message: `directory.format ${mapping.format}, ${name}: ${problem}` }
      : { path: mapping.accessPath, ...at, message: `directory.columns.${name}${character(offset)}: ${problem}` };
  for (const source of mapping.columns) {
    const { name, value } = source;
    const known = ROSTER_COLUMNS.find((column) => column.toLowerCase() === name.toLowerCase());
    if (known !== undefined) given.add(known);
    const named = isFormula(value) ? formulaColumns(value) : [{ name: value, offset: undefined }];
    const places = named.map((column) => find(column.name));
    named.forEach((column, index) => {
      const place = places[index];
      if (typeof place === 'number') used.add(place);
      else faults.push(fault(source, String(place), column.offset));
    });
    if (places.some((place) => typeof place === 'string')) continue;
    const read = reader(mapping, value, (column) => find(column) as number);
    if (typeof read !== 'function') {
      faults.push(fault(source, read.message, read.offset));
      continue;
    }
    const distinct = new Set(places as number[]);
    const place = distinct.size === 1 ? [...distinct][0] : undefined;
    const column = { name, source, read, place, isComputed: isFormula(value), accessPath: mapping.accessPath };
    if (known === undefined) attributes.push(column);
    else if (own.has(known)) faults.push(fault(source, `${known} is given twice`));
    else own.set(known, { ...column, name: known });
  }
  const hasStatus = given.has('status') || names.some((name) => name.toLowerCase() === 'status');
  for (const { source } of attributes) {
    const message = nameFault(source.name, { hasStatus, holder: 'directory.columns has', thing: 'key' });
    if (message !== undefined && source.at !== undefined)
      faults.push({ path: mapping.accessPath, ...source.at, message });
  }
  return { own, given, attributes, used, faults };
}

function character(offset: number | undefined): string {
  return offset === undefined ? '' : `, character ${offset + 1}`;
}

/** By the name of each mapped column, the place of the cell that it is read from, if that is one. */
export function mappedPlaces(fitted: FittedMapping | undefined): readonly (readonly [string, number | undefined])[] {
  if (fitted === undefined) return [];
  return [...fitted.own.values(), ...fitted.attributes].map(({ name, place }) => [name, place] as const);
}

/** The names of the attributes that people have: those of the other columns, and those of the mapping. */
export function attributeNames(
  { others }: { readonly others: ReadonlyMap<string, number> },
  fitted: FittedMapping | undefined,
): readonly string[] {
  return [...new Set([...others.keys(), ...(fitted?.attributes ?? []).map(({ name }) => name)])];
}

/** At which place, from 0, the column of a name stands; or why it is not known. */
function columnFinder(names: readonly string[]): (name: string) => number | string {
  const exact = new Map<string, number>();
  const inAnyCase = new Map<string, number[]>();
  names.forEach((name, place) => {
    if (!exact.has(name)) exact.set(name, place);
    const folded = name.toLowerCase();
    inAnyCase.set(folded, [...(inAnyCase.get(folded) ?? []), place]);
  });
  return (name) => {
    const place = exact.get(name);
    if (place !== undefined) return place;
    const [only, second] = inAnyCase.get(name.toLowerCase()) ?? [];
    if (only !== undefined && second === undefined) return only;
    if (only !== undefined) return `the header has several columns that could be ${quoted(name)}; write it as there`;
    const named = names.filter((each) => each !== '');
    const nearest = nearestWord(name, named);
    const meant = nearest === undefined ? `; it has ${listed(named)}` : `; did you mean ${quoted(nearest)}?`;
    return `the header has no column ${quoted(name)}${meant}`;
  };
}

/** So many columns are listed in a message. */
const LISTED_COLUMNS = 20;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, LISTED_COLUMNS).map(quoted);
  const left = names.length - shown.length;
  return [...shown, ...(left > 0 ? [`${left} more`] : [])].join(', ');
}

/** How a column or a formula is read from a row; or what is wrong with the formula. */
function reader(
  { compile, today }: ColumnMapping,
  value: string,
  placeOf: (column: string) => number,
): CompiledFormula | FormulaFault {
  if (!isFormula(value)) {
    const place = placeOf(value);
    return (cells) => cells[place]?.trim() ?? '';
  }
  const parsed = parseFormula(value);
  if ('fault' in parsed) return parsed.fault;
  if (compile === undefined) throw new Error('The functions of formulas were not loaded.');
  return compile(parsed.node, { placeOf, today });
}

/** What is said of a row in which a formula has an error value. */
export function errorFault({ name, source, accessPath }: ColumnReader, error: ErrorValue): string {
  const why = error.why === undefined ? '' : `, since ${error.why}`;
  const where = source.at === undefined ? '' : ` (${accessPath}:${source.at.line}:${source.at.column})`;
  return `${name} is ${error.code}${why}; formula${where}: ${shortenedSentence(source.value)}`;
}
