import { SynchronizationJob as JobResource } from '@cdktf/provider-azuread/lib/synchronization-job/index.js';
import { type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type EntraApplication } from './entra-application.js';

export interface SynchronizationJobProps {
  readonly application: EntraApplication;
  /**
   * Whether it runs. Only once the role is mapped: before, it creates people without a role.
   * @default false
   */
  readonly enabled?: boolean;
  /**
   * What has to be there before the job, such as the synchronization secret.
   * @default nothing
   */
  readonly after?: readonly ITerraformDependable[];
  /**
   * Whether Terraform refuses to destroy or replace the job: a new one has lost the mapping of the role.
   * @default false
   */
  readonly preventDestroy?: boolean;
  /**
   * Ids of a job that exists and the stack takes over: it is imported instead of created.
   * @default there is none yet
   */
  readonly importFrom?: { readonly servicePrincipal: string; readonly job: string } | undefined;
}

/** The template of jobs that push people over SCIM (Microsoft Graph, "Configure provisioning using Microsoft Graph APIs"). */
export const SCIM_TEMPLATE = 'scim';

/**
 * What pushes people to Klaviyo, about every 40 minutes: one `azuread_synchronization_job` of the template for SCIM. A job that was paused, started
 * or deleted by hand shows in the next plan. Its attribute mappings do not, and neither does a quarantine: the doctor
 * of klaviyo-access reads both.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/3.7.0/docs/resources/synchronization_job
 */
export class SynchronizationJob extends Construct {
  private readonly resource: JobResource;

  constructor(scope: Construct, id: string, props: SynchronizationJobProps) {
    super(scope, id);
    this.resource = this.createResource(props);
    const { importFrom } = props;
    if (importFrom !== undefined) {
      this.resource.importFrom(
        `/servicePrincipals/${importFrom.servicePrincipal}/synchronization/jobs/${importFrom.job}`,
      );
    }
  }

  /** Reference to the job as the provider names it: `/servicePrincipals/OBJECT-ID/synchronization/jobs/JOB-ID`. */
  get jobResourceId(): string {
    return this.resource.id;
  }

  protected createResource(props: SynchronizationJobProps): JobResource {
    const { application, enabled = false, after = [], preventDestroy } = props;
    return new JobResource(this, 'Default', {
      servicePrincipalId: application.servicePrincipalId,
      templateId: SCIM_TEMPLATE,
      // Always explicit: the provider starts a job that does not say it.
      enabled,
      ...(after.length > 0 && { dependsOn: [...after] }),
      ...(preventDestroy && { lifecycle: { preventDestroy } }),
    });
  }
}
