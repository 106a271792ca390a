import { TerraformOutput } from 'cdktf';
import { ExistingApp } from '../../../src/constructs/okta/existing-app.js';
import { only, synthesise } from './synthesise.js';

describe('ExistingApp', () => {
  it('reads the app by its id and manages nothing of it', () => {
    const stack = synthesise((scope) => void new ExistingApp(scope, 'app', { id: '0oa1', label: 'Klaviyo' }));

    expect(only(stack.data.okta_app_saml)).toMatchObject({ id: '0oa1' });
    expect(stack.resource).toBeUndefined();
  });

  it('fails the plan for another app than the one that was meant, and for one that is not active', () => {
    const stack = synthesise((scope) => void new ExistingApp(scope, 'app', { id: '0oa1', label: 'K "${x}"' }));

    const { lifecycle } = only(stack.data.okta_app_saml);
    expect(lifecycle).toEqual({
      postcondition: [
        {
          condition: '${self.label == "K \\"$${x}\\""}',
          error_message:
            'The Okta app 0oa1 is labelled "${self.label}", not "K "$${x}"". If the id is right, write that label in ' +
            'the access file (app.label); if not, correct app.existing.',
        },
        {
          condition: '${self.status == "ACTIVE"}',
          error_message:
            'The Okta app "K "$${x}"" (0oa1) is ${self.status}. Activate it in Okta, Applications > the app > Activate, ' +
            'and plan again.',
        },
      ],
    });
  });

  it("finds the SAML metadata in the app's links", () => {
    const stack = synthesise((scope) => {
      const app = new ExistingApp(scope, 'app', { id: '0oa1', label: 'Klaviyo' });
      new TerraformOutput(scope, 'url', { value: app.samlMetadataUrl });
    });

    expect((stack as unknown as { output: unknown }).output).toEqual({
      url: { value: '${try(jsondecode(data.okta_app_saml.app.links).metadata.href, "")}' },
    });
  });
});
