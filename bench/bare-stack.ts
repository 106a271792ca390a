import { AppGroupAssignments } from '@cdktf/provider-okta/lib/app-group-assignments/index.js';
import { AppSaml } from '@cdktf/provider-okta/lib/app-saml/index.js';
import { AppUserSchemaProperty } from '@cdktf/provider-okta/lib/app-user-schema-property/index.js';
import { DataOktaGroup } from '@cdktf/provider-okta/lib/data-okta-group/index.js';
import { Group } from '@cdktf/provider-okta/lib/group/index.js';
import { OktaProvider } from '@cdktf/provider-okta/lib/provider/index.js';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { type AccessModel, type Account, type Assignment } from '../src/access/access-model.js';
import { assignableRoles } from '../src/access/role.js';

/** Prose of a synthesised stack, which a bare stack copies as it is: check blocks and console steps. */
export interface StackProse {
  readonly check: unknown;
  readonly output: { readonly console_steps: { readonly value: readonly string[] } };
  readonly terraform: { readonly backend: { readonly local: { readonly path: string } } };
}

/**
 * The stacks of accounts with a SAML app each, as somebody would write them who has cdktf and the prebuilt Okta bindings
 * and nothing else: the same resources, the same output.
 *
 * @param prose - that of each account's stack, by the account's name
 */
export function bareApp(model: AccessModel, prose: ReadonlyMap<string, StackProse>, outdir: string): App {
  const app = new App({ outdir });
  for (const account of model.accounts) bareStack(app, account, prose.get(account.name)!);
  return app;
}

function bareStack(app: App, account: Account, prose: StackProse): void {
  const stack = new TerraformStack(app, account.name);
  new LocalBackend(stack, { path: prose.terraform.backend.local.path });
  new OktaProvider(stack, 'okta', { orgName: 'acme', baseUrl: 'okta.com' });
  stack.addOverride('terraform.required_providers.okta.version', '6.12.0');
  const saml = bareSamlApp(stack, account);
  const role = bareRoleAttribute(stack, account, saml);
  new AppGroupAssignments(stack, 'assignments', {
    appId: saml.id,
    group: account.assignments.map((assignment) => ({
      id: bareGroupId(stack, assignment),
      priority: assignment.priority,
      profile: JSON.stringify({ role: assignment.role }),
    })),
    dependsOn: [role],
    lifecycle: { preventDestroy: true },
  });
  stack.addOverride('check', prose.check);
  new TerraformOutput(stack, 'app_id', { value: saml.id, description: "The app's id in Okta." });
  new TerraformOutput(stack, 'saml_metadata_url', {
    value: saml.metadataUrl,
    description: 'SAML metadata of the app, for Klaviyo > Settings > Security.',
  });
  new TerraformOutput(stack, 'console_steps', {
    value: prose.output.console_steps.value,
    description: 'What Terraform cannot do and a person does once, in order.',
  });
}

function bareSamlApp(stack: TerraformStack, { identityProvider }: Account): AppSaml {
  const app = identityProvider?.app;
  if (app?.kind !== 'saml') throw new Error(`The bare stack knows SAML apps only, not ${app?.kind ?? 'none'}.`);
  const saml = new AppSaml(stack, 'app', {
    label: app.label,
    ssoUrl: app.saml.ssoUrl,
    audience: app.saml.audience,
    recipient: app.saml.recipient,
    destination: app.saml.destination,
    subjectNameIdTemplate: '$${user.email}',
    subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    assertionSigned: true,
    responseSigned: true,
    signatureAlgorithm: 'RSA_SHA256',
    digestAlgorithm: 'SHA256',
    honorForceAuthn: true,
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    userNameTemplate: '$${source.email}',
    userNameTemplateType: 'BUILT_IN',
    userNameTemplatePushStatus: 'PUSH',
    lifecycle: { ignoreChanges: 'all', preventDestroy: true },
  });
  saml.addOverride('skip_authentication_policy', true);
  return saml;
}

function bareRoleAttribute(stack: TerraformStack, account: Account, saml: AppSaml): AppUserSchemaProperty {
  const roles = assignableRoles(account);
  return new AppUserSchemaProperty(stack, 'role', {
    appId: saml.id,
    index: 'role',
    title: 'Role',
    type: 'string',
    enum: roles.map(({ id }) => id),
    oneOf: roles.map(({ id, title }) => ({ const: id, title })),
    externalName: 'role',
    externalNamespace: 'urn:ietf:params:scim:schemas:core:2.0:User',
    required: true,
    permissions: 'READ_ONLY',
    scope: 'NONE',
    master: 'PROFILE_MASTER',
    dependsOn: [saml],
    lifecycle: { preventDestroy: true },
  });
}

function bareGroupId(stack: TerraformStack, { group, create }: Assignment): string {
  if (create) {
    return new Group(stack, `group-${group}`, {
      name: group,
      lifecycle: { ignoreChanges: ['description'] },
    }).id;
  }
  return new DataOktaGroup(stack, `group-${group}`, {
    name: group,
    lifecycle: {
      postcondition: [
        {
          condition: `\${self.name == "${group}"}`,
          errorMessage:
            `Okta has no group named exactly "${group}"; the nearest is "\${self.name}". ` +
            'Correct the name in the access file, make the group in Okta, or write create: true.',
        },
      ],
    },
  }).id;
}
