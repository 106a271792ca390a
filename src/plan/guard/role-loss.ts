import { type RolePower } from '../../access/role.js';

const RANKS: Readonly<Record<Exclude<RolePower, 'unknown'>, number>> = { full: 3, wide: 2, narrow: 1 };

/**
 * What people lose who have one role and get another: `less` where the other may do less or nobody knows, `other` where both do one
 * kind of work, `none` where it may do as much or more. An empty role is none at all.
 *
 * @param powerOf - how much a role may do
 */
export function roleLoss(
  before: string,
  after: string,
  powerOf: (role: string) => RolePower,
): 'less' | 'other' | 'none' {
  if (before === after || before === '') return 'none';
  if (after === '') return 'less';
  const [held, given] = [powerOf(before), powerOf(after)];
  if (given === 'full') return 'none';
  if (held === 'unknown' || given === 'unknown' || RANKS[given] < RANKS[held]) return 'less';
  return RANKS[given] === RANKS[held] ? 'other' : 'none';
}
