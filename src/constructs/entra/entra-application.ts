import { type ITerraformDependable } from 'cdktf';

/** An enterprise application, made here or existing already, as the other constructs need it. */
export interface EntraApplication {
  /** Its name in Entra, for messages. */
  readonly label: string;
  /** Reference to the object id of the application (app registration). */
  readonly applicationObjectId: string;
  /** Reference to the application as other resources name it: `/applications/OBJECT-ID`. */
  readonly applicationId: string;
  /** Reference to the object id of the service principal (enterprise application). */
  readonly servicePrincipalObjectId: string;
  /** Reference to the service principal as other resources name it: `/servicePrincipals/OBJECT-ID`. */
  readonly servicePrincipalId: string;
  /** Reference to the client id (application id). */
  readonly clientId: string;
  /** The data source of the service principal, for a Terraform expression: `data.azuread_service_principal.app`. */
  readonly servicePrincipal: string;
  /** What has to be there before anything is added to the application. */
  readonly dependable: ITerraformDependable;
}
