import { textOf } from '../plain-values.js';
import { type PlanSubjects } from '../plan-subjects.js';
import { appDeletion, appDifference, appId, declaredAppIds } from './plan/account-app.js';
import {
  ASSIGNED_GROUPS_ATTRIBUTES,
  assignedGroupReferences,
  assignedGroups,
  assignedPerson,
  roleRuleLoss,
} from './plan/app-rules.js';
import { isComputed, isDefaultValue } from './plan/default-values.js';
import { idOf } from './plan/ids.js';
import {
  RULE_ATTRIBUTES,
  RULE_EXPRESSION_ATTRIBUTES,
  ruleChange,
  ruleDecides,
  ruleExpression,
  ruleGroups,
  ruleMatches,
  ruleMemberOf,
  ruleRemovesMembers,
} from './plan/mappings.js';
import { notes } from './plan/notes.js';
import { roleSettings } from './plan/parameters.js';
import { appFeatures, provisioningLosses } from './plan/provisioning.js';
import { nameAttribute, ownsType, parts, subjectOf, unjudgedEffect } from './plan/resource-types.js';
import { groupLoss, MEMBERSHIP_ATTRIBUTES, memberships, personNames } from './plan/roles.js';

/** The resources of the Terraform provider onelogin/onelogin (its schema, version 1.0.0). */
export const ONELOGIN_PLAN: PlanSubjects = {
  subjectOf,
  parts,
  nameAttribute,
  isDefaultValue,
  isComputed,
  ownsType,
  unjudgedEffect,
  deletionKeeps: () => false,
  appFeatures,
  // No resource switches an app off; `visible` hides it in the portal, and people sign in to it all the same.
  appStatus: () => 'active',
  appPolicyAttributes: ['configuration'],
  appSignOnChange:
    'The deploy would change how people sign in to the OneLogin app (configuration), as the summary of the plan shows. With a wrong value nobody can ' +
    'sign in to Klaviyo. If it is signature_algorithm alone, as after an adoption, the certificate stays the same, which is what Klaviyo knows.',
  appDifference,
  appDeletion,
  declaredAppIds,
  appId,
  appIds: (values) => [idOf(values?.id)].filter((id) => id !== undefined),
  groupId: (values) => idOf(values?.id),
  groupName: (values) => textOf(values?.name),
  groupLoss,
  groupImportId: (id) => id,
  roleNames: () => [],
  // A parameter has no list of values: any text is one.
  roleListAttributes: [],
  roleSettings,
  roleValues: () => [],
  titledRoles: () => [],
  groupOrder: 'last position',
  roleRuleLoss,
  replacesForRole: false,
  assignedGroupsAttributes: ASSIGNED_GROUPS_ATTRIBUTES,
  assignedGroups,
  assignedGroupReferences,
  assignedPerson,
  memberships,
  membershipAttributes: MEMBERSHIP_ATTRIBUTES,
  personNames,
  ruleGroups,
  ruleExpression,
  ruleDecides,
  ruleMatches,
  ruleMemberOf,
  ruleChange,
  ruleAttributes: RULE_ATTRIBUTES,
  ruleExpressionAttributes: RULE_EXPRESSION_ATTRIBUTES,
  ruleRemovesMembers,
  provisioningLosses,
  earlyStart: () => undefined,
  credentialKeyChanges: () => [],
  provisioningOverwritten: () => undefined,
  notes,
  // What an app sends of a person stands in its parameters.
  mappingLosses: () => [],
};
