import { type OktaOrg } from '../../../access/access-model.js';
import {
  type OktaAppState,
  type OktaAppUser,
  type OktaGroupAssignment,
  type OktaGroupMember,
  type OktaRoleAttribute,
} from '../app/okta-app-state.js';

/** A hand-made app, completely read from Okta. */
export interface LiveApp {
  readonly okta: OktaOrg;
  readonly app: OktaAppState;
  /** Undefined: the app has no attribute `role`. */
  readonly roleAttribute: OktaRoleAttribute | undefined;
  /** In the order of their priorities. */
  readonly assignments: readonly OktaGroupAssignment[];
  readonly appUsers: readonly OktaAppUser[];
  /** The members of each assigned group, by the group's name. */
  readonly members: ReadonlyMap<string, readonly OktaGroupMember[]>;
}
