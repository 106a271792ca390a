import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { grantsOn } from '../../../access/grant.js';
import { type CompiledMapping, memberMappings, oneLoginMapping } from '../../../rules/onelogin/onelogin-mapping.js';

/** A mapping that the stack declares: it puts people into the role of OneLogin of an assignment. */
export interface DeclaredMapping {
  readonly group: string;
  /** Those who match the condition, or those who are named: many of them stand in several mappings. */
  readonly by: 'condition' | 'name';
  /** Undefined: they are those of the roster, which is not read here. */
  readonly rule: CompiledMapping | undefined;
}

/**
 * The mappings of the account's assignments, in their order, as the stack declares them. Where nobody is named any more there is none.
 *
 * @param today - the day in UTC by which grants have ended, as YYYY-MM-DD
 * @throws RangeError if a mapping cannot have a condition or name a person; the access file refuses such a one
 */
export function declaredMappings({ assignments }: OneLoginAccount, today: string): readonly DeclaredMapping[] {
  return assignments.flatMap(({ group, membership }) => {
    if (membership?.kind !== 'declared') return [];
    const { when, members, fromRoster } = membership;
    const named = grantsOn(today, members).map(({ user }) => user);
    return [
      ...(when === undefined ? [] : [{ group, by: 'condition', rule: oneLoginMapping(when) } as const]),
      ...(fromRoster ? [{ group, by: 'name', rule: undefined } as const] : []),
      ...(fromRoster ? [] : memberMappings(named).map((rule) => ({ group, by: 'name', rule }) as const)),
    ];
  });
}
