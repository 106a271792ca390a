import { type PlanSubjects } from '../plan-subjects.js';
import { appDifference, declaredAppIds } from './plan/account-app.js';
import { appStatus } from './plan/app-status.js';
import {
  ASSIGNED_GROUPS_ATTRIBUTES,
  assignedGroupReferences,
  assignedGroups,
  assignedPerson,
} from './plan/assignments.js';
import { isDefaultValue } from './plan/default-values.js';
import { mappingLosses } from './plan/mapping-losses.js';
import { MEMBERSHIP_ATTRIBUTES, memberships, personNames } from './plan/memberships.js';
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
} from './plan/rules.js';
import { isListOf, isText, textOf } from '../plain-values.js';
import { provisioningLosses } from './plan/provisioning-losses.js';
import { deletionKeeps, nameAttribute, ownsType, subjectOf, unjudgedEffect } from './plan/resource-types.js';
import { ROLE_LIST_ATTRIBUTES, roleSettings, roleValues, titledRoles } from './plan/role-list.js';

/** The resources of the Terraform provider okta/okta (its documentation, version 6). */
export const OKTA_PLAN: PlanSubjects = {
  subjectOf,
  parts: () => [],
  nameAttribute,
  isDefaultValue,
  isComputed: () => false,
  ownsType,
  unjudgedEffect,
  deletionKeeps,
  appFeatures: (values) => (isListOf(values?.features, isText) ? [...values.features].sort() : undefined),
  appStatus,
  appPolicyAttributes: ['authentication_policy'],
  appDifference,
  declaredAppIds,
  appId: (values) => textOf(values?.app_id),
  appIds: (values) => (isText(values?.id) ? [values.id] : []),
  groupId: (values) => textOf(values?.id),
  groupName: (values) => textOf(values?.name),
  groupImportId: (id) => id,
  roleNames: () => [],
  roleListAttributes: ROLE_LIST_ATTRIBUTES,
  roleSettings,
  roleValues,
  titledRoles,
  groupOrder: 'smallest priority',
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
  notes: () => [],
  mappingLosses,
};
