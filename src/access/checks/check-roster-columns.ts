import { formulaFault, isFormula } from '../../rules/formula/formula-fault.js';
import { quoted } from '../../text/quoted.js';
import { isMapping, valueAt } from '../../yaml/plain-value.js';
import { type Mistake } from '../mistake.js';

const AT = ['directory', 'columns'];

/**
 * The formulas of a roster can be read, and each column is given once: the roster's own are found in any letter case. Whether the
 * file has the columns that they name, its reader sees.
 */
export function checkRosterColumns(value: unknown): Mistake[] {
  const columns = valueAt(value, AT);
  if (!isMapping(columns)) return [];
  const first = new Map<string, string>();
  return Object.entries(columns).flatMap(([name, written]): Mistake[] => {
    const at = [...AT, name];
    const folded = name.toLowerCase();
    const before = OWN_COLUMNS.has(folded) ? first.get(folded) : undefined;
    if (before !== undefined) {
      const problem = `${quoted(name)} and ${quoted(before)} are the same column of a roster`;
      return [{ at, on: 'key', problem, found: quoted(name), expected: 'each column once' }];
    }
    first.set(folded, name);
    if (typeof written !== 'string' || !isFormula(written)) return [];
    const fault = formulaFault(written);
    if (fault === undefined) return [];
    const sentence = `the formula of ${quoted(name)}, character ${fault.offset + 1}: ${fault.message}`;
    return [
      { at, problem: fault.message, found: quoted(written), expected: 'a formula', nearest: fault.nearest, sentence },
    ];
  });
}

const OWN_COLUMNS: ReadonlySet<string> = new Set(['username', 'givenname', 'familyname', 'groups', 'status']);
