import { isSameTarget } from '../../../access/entra-settings.js';
import { quoted } from '../../../text/quoted.js';
import { APP_ROLES } from './mapping-source.js';
import { type DeclaredMappings, type MappingPlan } from './mapping-plan.js';
import { roleMappingOf, USER_NAME_TARGET } from './mappings.js';
import { type SynchronizationJob, jobActivity } from './synchronization-job.js';
import { type AttributeMapping, type SynchronizationSchema } from './synchronization-schema.js';
import { type UserMapping } from './user-mapping.js';

const MAPPINGS = 'the enterprise application > Provisioning > Attribute mapping > Provision Microsoft Entra ID Users';

/**
 * Why the mapping of users is not written though it could be, each with the way past it; empty where all of it is as expected. A job that
 * runs is refused only where there is something to write.
 */
export function mappingRefusals(
  job: SynchronizationJob,
  schema: SynchronizationSchema,
  users: UserMapping,
  plan: MappingPlan,
  declared: DeclaredMappings,
): readonly string[] {
  return [
    ...(plan.changes.length === 0 ? [] : activityRefusals(job)),
    ...ruleRefusals(users),
    ...userNameRefusals(users),
    ...sourceRefusals(schema, users, declared),
    ...roleRefusals(schema, users, plan, declared),
    ...matchingRefusals(users, plan),
  ];
}

function activityRefusals(job: SynchronizationJob): readonly string[] {
  const activity = jobActivity(job);
  if (activity === 'stopped') return [];
  const state = `The job ${quoted(job.id)} ${activity === 'running' ? 'runs' : 'may run'} (schedule ${quoted(job.schedule)}, status ${quoted(job.status)})`;
  return [
    `${state}, and would apply a mapping to everybody before it was looked at. Pause it in Entra, under the enterprise application > ` +
      'Provisioning > Pause provisioning, and start it again afterwards. While the access file says provisioning.job: on, a deploy starts it, too.',
  ];
}

function ruleRefusals({ rule }: UserMapping): readonly string[] {
  return rule.isEditable
    ? []
    : [
        `The rule ${quoted(rule.name)} of the schema cannot be changed: Microsoft keeps it as it is. Set the mapping in Entra, under ${MAPPINGS}.`,
      ];
}

function userNameRefusals({ mapping }: UserMapping): readonly string[] {
  const spelt = mapping.attributes.filter(({ target }) => isSameTarget(target, USER_NAME_TARGET));
  if (spelt.length === 1) return [];
  const how = spelt.length === 0 ? 'is not mapped' : `is mapped ${spelt.length} times`;
  return [`${USER_NAME_TARGET} ${how}, and people are known by it. Map it once in Entra, under ${MAPPINGS}.`];
}

/** A mapping reads only what the schema says that Entra has. */
function sourceRefusals(
  { directories }: SynchronizationSchema,
  { rule, mapping }: UserMapping,
  { userName }: DeclaredMappings,
): readonly string[] {
  const known = directories
    .find(({ name }) => name === rule.sourceDirectory)
    ?.objects.find(({ name }) => name === mapping.sourceObject)?.attributes;
  if (known === undefined) {
    return [
      `The schema does not say which attributes ${quoted(rule.sourceDirectory)} has. Set the mapping in Entra, under ${MAPPINGS}.`,
    ];
  }
  return [APP_ROLES, userName]
    .filter((attribute) => !known.includes(attribute))
    .map(
      (attribute) =>
        `The schema knows no attribute ${quoted(attribute)} of Entra's users. Restore the default mappings in Entra, under ${MAPPINGS}, or set the mapping there.`,
    );
}

function roleRefusals(
  schema: SynchronizationSchema,
  { rule, mapping }: UserMapping,
  { changes }: MappingPlan,
  { roleTarget }: DeclaredMappings,
): readonly string[] {
  const role = roleMappingOf(schema, roleTarget);
  // The caller has the mapping of users, so it is clear.
  if (role.state === 'unclear') return [role.why];
  const isRemoved = ({ target }: AttributeMapping): boolean =>
    changes.some((change) => change.kind === 'remove' && change.target === target);
  const spelt = mapping.attributes.filter(({ target }) => isSameTarget(target, roleTarget));
  const directory = schema.directories.find(({ name }) => name === rule.targetDirectory);
  return [
    ...(spelt.length > 1
      ? [
          `${roleTarget} is mapped ${spelt.length} times. Delete all but one of those mappings in Entra, under ${MAPPINGS}.`,
        ]
      : []),
    ...spelt
      .filter(({ target }) => target !== roleTarget)
      .map(
        ({ target }) =>
          `The role is mapped to ${quoted(target)}, which is another spelling of ${quoted(roleTarget)}. Correct app.roleTarget in the access file, or delete that mapping in Entra, under ${MAPPINGS}.`,
      ),
    ...role.elsewhere
      .filter((other) => !isSameTarget(other.target, roleTarget) && !isRemoved(other))
      .map(
        ({ target }) =>
          `The role is mapped to ${quoted(target)} already, and the access file names ${quoted(roleTarget)} (app.roleTarget). Name the right one ` +
          'there, or have the other mapping removed with --prune.',
      ),
    ...(role.isKnown === undefined
      ? [
          `The schema does not say which attributes ${quoted(rule.targetDirectory)} has. Set the mapping in Entra, under ${MAPPINGS}.`,
        ]
      : []),
    ...(role.isKnown === false && directory?.isReadOnly === true
      ? [
          `${quoted(roleTarget)} cannot be added to ${quoted(rule.targetDirectory)}, which is read-only. Name another attribute under app.roleTarget.`,
        ]
      : []),
  ];
}

/** Entra looks people up in Klaviyo by what is mapped with a matching precedence. Without any it would make everybody anew. */
function matchingRefusals({ mapping }: UserMapping, { changes }: MappingPlan): readonly string[] {
  const isGone = (target: string): boolean =>
    changes.some(
      (change) =>
        change.target === target &&
        (change.kind === 'remove' ||
          (change.kind === 'change' && change.parts.some(({ what }) => what === 'matching precedence'))),
    );
  const isLeft = mapping.attributes.some(({ target, matchingPriority }) => matchingPriority > 0 && !isGone(target));
  return isLeft
    ? []
    : [
        'No mapping would be left by which Entra finds people in Klaviyo. Give userName a matching precedence in Entra, under ' +
          `${MAPPINGS} > userName > Match objects using this attribute.`,
      ];
}
