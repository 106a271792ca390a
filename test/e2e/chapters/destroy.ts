import { accessFile } from '../access-file.js';
import { deploy, expectProtected, removeDeployments } from '../deployment.js';
import { type Terraform } from '../terraform-at-hand.js';

export function destroy(terraform: Terraform): void {
  describe('destroy', () => {
    afterEach(removeDeployments);

    it('GIVEN terraform.preventDestroy by default WHEN it is destroyed THEN terraform refuses and nothing is deleted', async () => {
      const { okta, run } = await deploy(terraform, accessFile([{}], {}));
      const before = okta.world();
      okta.forgetRequests();

      const refused = await run('destroy', '-input=false', '-auto-approve');

      expectProtected(refused, 'okta_app_saml.app');
      expect(okta.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
      expect(okta.world()).toEqual(before);
    });

    it('GIVEN terraform.preventDestroy: false WHEN it is destroyed THEN what was there before is left, and nothing else', async () => {
      const { okta, succeed, plan } = await deploy(terraform, accessFile([{}], { preventDestroy: false }));

      await succeed('destroy', '-input=false', '-auto-approve');

      expect(okta.world().apps).toEqual([]);
      expect(okta.world().groups.map(({ name }) => name)).toEqual(['Everyone', 'klaviyo-analysts']);
      expect(Object.values((await plan()).changes).flat()).toEqual(['create', 'create', 'create', 'create']);
    });
  });
}
