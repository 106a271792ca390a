import { execFileSync } from 'node:child_process';
import { assignmentsChange, groups, guarded, reasons, roleAttributeChange } from '../plan-fixture.js';

const ROLES = { index: 'role', enum: ['admin', 'support'] };
const ATTRIBUTE = { actions: ['create'], after: { ...ROLES, app_id: '0oa1' } };
const ASSIGNMENTS = { actions: ['create'], after: { ...groups(['00g1', 'admin']), app_id: '0oa1' } };

const ADOPT =
  'Adopt it: write adopt: { app: "0oa1", roleAttribute: write } under the account in the access file, and the next plan imports ' +
  "what is there and shows what differs. Or let the access file be written: klaviyo-access adopt okta --app '0oa1' --base-url URL. " +
  'Allow it only if you have looked in Okta and there is none yet, as after a deploy that broke off, or after it was deleted by ' +
  'hand.';

describe('not-adopted', () => {
  it('GIVEN an app that exists WHEN its role attribute would be created THEN it is refused, with how to adopt it', () => {
    expect(reasons('not-adopted', roleAttributeChange(ATTRIBUTE))).toEqual([
      'The deploy would create the role attribute of the app "0oa1", which is in Okta already. If the app has the attribute, it is ' +
        `overwritten: roles that are not in the access file leave its list, even if people have them. ${ADOPT}`,
    ]);
  });

  it('GIVEN an app that exists WHEN its group assignments would be created THEN it is refused, with how to adopt them', () => {
    expect(reasons('not-adopted', assignmentsChange(ASSIGNMENTS))).toEqual([
      'The deploy would create the group assignments of the app "0oa1", which is in Okta already. If groups are assigned to the ' +
        'app, their roles and priorities are overwritten, and the plan after that takes off every group that is not in the ' +
        `access file. ${ADOPT}`,
    ]);
  });

  it('GIVEN an id that would be a command of its own THEN it is one word of the command that is printed', () => {
    const change = { ...ATTRIBUTE, after: { ...ROLES, app_id: "0oa1'; touch x; '" } };
    const [reason] = reasons('not-adopted', roleAttributeChange(change));
    const [, word] = /--app (.*) --base-url/.exec(reason ?? '') ?? [];
    expect(execFileSync('sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' })).toBe("0oa1'; touch x; '");
  });

  it('GIVEN an attribute that is forgotten and created again THEN it is refused', () => {
    const change = { ...ATTRIBUTE, actions: ['forget', 'create'], before: ATTRIBUTE.after };
    expect(reasons('not-adopted', roleAttributeChange(change))).toHaveLength(1);
  });

  it('GIVEN an app that the same deploy makes THEN it passes', () => {
    expect(reasons('not-adopted', roleAttributeChange({ ...ATTRIBUTE, after: ROLES }))).toEqual([]);
  });

  it('GIVEN both WHEN they are imported THEN they pass', () => {
    const adopted = [roleAttributeChange(ATTRIBUTE), assignmentsChange(ASSIGNMENTS)].map(({ change, ...others }) => {
      const { after } = change as { readonly after: object };
      return { ...others, change: { actions: ['update'], before: after, after, importing: { id: '0oa1' } } };
    });
    expect(guarded(adopted).refused).toEqual([]);
  });

  it('GIVEN another attribute THEN it passes', () => {
    const after = { index: 'locale', app_id: '0oa1' };
    expect(reasons('not-adopted', roleAttributeChange({ actions: ['create'], after }))).toEqual([]);
  });

  it('GIVEN an attribute that is replaced THEN only the rule on that speaks', () => {
    const replaced = { actions: ['delete', 'create'], before: ROLES, after: ATTRIBUTE.after };
    expect(guarded([roleAttributeChange(replaced)]).refused.map(({ rule }) => rule)).toEqual(['role-attribute']);
  });
});
