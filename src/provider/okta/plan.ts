import { type PlanSubjects } from '../plan-subjects.js';
import { appDifference, declaredAppId } from './plan/account-app.js';
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
  ruleChange,
  ruleDecides,
  ruleExpression,
  ruleGroups,
  ruleMatches,
  ruleMemberOf,
  ruleRemovesMembers,
} from './plan/rules.js';
import { isListOf, isText, textOf } from './plan/plain-values.js';
import { provisioningLosses } from './plan/provisioning-losses.js';
import { deletionKeeps, nameAttribute, ownsType, subjectOf, unjudgedEffect } from './plan/resource-types.js';
import { ROLE_LIST_ATTRIBUTES, roleSettings, roleValues, titledRoles } from './plan/role-list.js';

/** The resources of the Terraform provider okta/okta (its documentation, version 6). */
export const OKTA_PLAN: PlanSubjects = {
  subjectOf,
  nameAttribute,
  isDefaultValue,
  ownsType,
  unjudgedEffect,
  deletionKeeps,
  appFeatures: (values) => (isListOf(values?.features, isText) ? [...values.features].sort() : undefined),
  appStatus,
  appPolicyAttribute: 'authentication_policy',
  appDifference,
  declaredAppId,
  appId: (values) => textOf(values?.app_id),
  objectId: (values) => textOf(values?.id),
  groupId: (values) => textOf(values?.id),
  groupName: (values) => textOf(values?.name),
  roleListAttributes: ROLE_LIST_ATTRIBUTES,
  roleSettings,
  roleValues,
  titledRoles,
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
  ruleRemovesMembers,
  provisioningLosses,
  mappingLosses,
};
