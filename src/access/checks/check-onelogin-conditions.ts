import { oneLoginMappingFaults } from '../../rules/onelogin/onelogin-mapping-faults.js';
import { type Mistake } from '../mistake.js';
import { draftCondition, faultMistake, type Holder, type Locate } from './draft-condition.js';
import { draftMembers } from './draft-members.js';

/** The condition of an assignment in OneLogin, and the members beside it, can be compiled to mappings. */
export function oneLoginConditionMistakes(holder: Holder, locate: Locate): Mistake[] {
  const draft = draftCondition(holder, locate);
  const members = draftMembers(holder).map(({ user, at }) => ({ user, at: { ...locate(at) }, path: at }));
  const pathOf = new Map([...(draft?.pathOf ?? []), ...members.map(({ at, path }) => [at, path] as const)]);
  return oneLoginMappingFaults(draft?.condition, members).map((fault) => faultMistake(fault, pathOf.get(fault.at)!));
}
