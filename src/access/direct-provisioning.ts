/** What becomes of people who should not be in Klaviyo: they are switched off, or switched off and deleted later. */
export const DEPROVISIONS = ['deactivate', 'delete'] as const;

export type Deprovision = (typeof DEPROVISIONS)[number];

/** How klaviyo-access provisions an account itself, over SCIM (`provisioning.mode: direct`). */
export interface DirectProvisioning {
  /** Whether people are created, and switched on again. What is switched off is listed and not done. */
  readonly create: boolean;
  /** Whether roles and names are changed. */
  readonly update: boolean;
  readonly deactivate: boolean;
  /** Default `deactivate`: nobody is deleted. */
  readonly deprovision: Deprovision;
  /** For how many days the history must show somebody as switched off before they are deleted. */
  readonly deleteAfterDays: number;
}

/** See {@link DirectProvisioning.deleteAfterDays}. */
export const DEFAULT_DELETE_AFTER_DAYS = 30;

/** What `reconcile apply --automatic` may do without a review; `deactivate-leavers` only to people whom the directory lists as inactive. */
export const AUTOMATIC_ACTIONS = ['create', 'update', 'reactivate', 'deactivate', 'deactivate-leavers'] as const;

export type AutomaticAction = (typeof AUTOMATIC_ACTIONS)[number];
