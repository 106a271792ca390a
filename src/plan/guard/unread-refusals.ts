import { type UnreadParts } from '../unread-parts.js';

/** Why parts of a plan that are not a change of a resource are refused, by their addresses. */
export function unreadRefusals({
  actions,
  deferred,
}: UnreadParts): readonly (readonly [address: string, reason: string])[] {
  return [
    ...actions.map(
      (address) =>
        [
          address,
          'The deploy runs an action of Terraform. The guard cannot judge it: no resource of the plan shows what it does. Read ' +
            'the action block. Allow it if nobody loses access by it.',
        ] as const,
    ),
    ...deferred.map(
      (address) =>
        [
          address,
          'Terraform puts this change off to a later plan, so the guard cannot judge it. Allow it if the next plan is guarded too, ' +
            'before it is deployed.',
        ] as const,
    ),
  ];
}
