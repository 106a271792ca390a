import { type GuardRule, type JudgedChange } from '../guard-rule.js';

/**
 * Refuses to take out of Terraform's state what gives people access, by a `removed` block, a resource that Terraform cannot delete,
 * or one that keeps its assignment. A group may be forgotten: it gives people no app until it is assigned.
 */
export const forgotten: GuardRule<'forgotten'> = {
  id: 'forgotten',
  judges: [
    'app',
    'role attribute',
    'app role',
    'group assignments',
    'group assignment',
    'person assignment',
    'group members',
    'rule',
    'provisioning',
    'profile mapping',
  ],
  run(change) {
    if (!isForgotten(change)) return undefined;
    const { name } = change.provider.words;
    return (
      `The deploy would take the ${change.subject} out of Terraform's state and leave it in ${name} as it is. Nobody loses access ` +
      'by that. But no later plan shows what happens to it, and the guard does not judge it any more. Allow it if it is to be ' +
      'managed elsewhere, by another configuration that imports it or by hand.'
    );
  },
};

/** The rules for apps and lists of groups say what a "forget and create" does to these. */
function isForgotten({ action, subject, type, before, provider: { plan } }: JudgedChange): boolean {
  if (action === 'forget') return true;
  if (action === 'forget and create') return subject !== 'app' && subject !== 'role attribute';
  return action === 'delete' && plan.deletionKeeps(type, before);
}
