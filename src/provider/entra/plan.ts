import { textOf } from '../plain-values.js';
import { type PlanSubjects } from '../plan-subjects.js';
import {
  appDeletion,
  appDifference,
  appId,
  appIds,
  appStatus,
  appTakenOver,
  declaredAppIds,
} from './plan/account-app.js';
import { ROLE_LIST_ATTRIBUTES, roleNames, roleSettings, roleValues, titledRoles } from './plan/app-roles.js';
import {
  ASSIGNED_GROUPS_ATTRIBUTES,
  assignedGroupReferences,
  assignedGroups,
  assignedPerson,
} from './plan/assignments.js';
import { isComputed, isDefaultValue } from './plan/default-values.js';
import { MEMBERSHIP_ATTRIBUTES, memberships, personNames } from './plan/memberships.js';
import { groupLoss } from './plan/group-loss.js';
import { notes } from './plan/notes.js';
import { credentialKeyChanges, earlyStart, provisioningLosses, provisioningOverwritten } from './plan/provisioning.js';
import { deletionKeeps, nameAttribute, ownsType, parts, subjectOf, unjudgedEffect } from './plan/resource-types.js';
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

/** The resources of the Terraform provider hashicorp/azuread (its documentation, version 3). */
export const ENTRA_PLAN: PlanSubjects = {
  subjectOf,
  parts,
  nameAttribute,
  isDefaultValue,
  isComputed,
  ownsType,
  unjudgedEffect,
  deletionKeeps,
  // No resource of an application shows whether it is provisioned.
  appFeatures: () => undefined,
  appStatus,
  appPolicyAttributes: [
    ...['app_role_assignment_required', 'preferred_single_sign_on_mode', 'sign_in_audience'],
    ...['saml_single_sign_on', 'identifier_uris', 'optional_claims', 'web'],
  ],
  appDifference,
  appDeletion,
  appTakenOver,
  declaredAppIds,
  appId,
  appIds,
  groupId: (values) => textOf(values?.object_id),
  groupName: (values) => textOf(values?.display_name),
  groupLoss,
  groupImportId: (id) => `/groups/${id}`,
  roleNames,
  roleListAttributes: ROLE_LIST_ATTRIBUTES,
  roleSettings,
  roleValues,
  titledRoles,
  groupOrder: undefined,
  replacesForRole: true,
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
  ruleExpressionAttributes: RULE_ATTRIBUTES,
  ruleRemovesMembers,
  provisioningLosses,
  earlyStart,
  credentialKeyChanges,
  provisioningOverwritten,
  notes,
  // The attribute mapping is not among the resources of the provider.
  mappingLosses: () => [],
};
