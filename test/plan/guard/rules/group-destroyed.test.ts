import { groupChange, HARMLESS, reasons } from '../plan-fixture.js';

const before = { id: '00g1', name: 'klaviyo-admins' };
const of = (change: Parameters<typeof groupChange>[0]): readonly string[] =>
  reasons('group-destroyed', groupChange(change));

const LOST = 'Its memberships are lost, and its members lose everything that it gave them, in other apps too.';

describe('group-destroyed', () => {
  it('GIVEN a group WHEN it is deleted THEN it is refused, with how to keep it', () => {
    expect(of({ actions: ['delete'], before })).toEqual([
      `The deploy would delete the group "klaviyo-admins" (00g1) from Okta. ${LOST} A group that the stack has made is deleted ` +
        'when its assignment leaves the access file, or changes from create: true to false. To keep the group, take it out of ' +
        "the state and plan again: terraform -chdir=cdktf.out/stacks/ACCOUNT state rm 'okta_group.acme'",
    ]);
  });

  it('GIVEN a group WHEN it is replaced THEN it is refused, and taking it out of the state is no way', () => {
    expect(of({ actions: ['delete', 'create'], before, after: before })).toEqual([
      'The deploy would delete the group "klaviyo-admins" (00g1) from Okta and create one of the same name without members. ' +
        `${LOST} Find out what forces it: the plan says so, or it was made with -replace.`,
    ]);
  });

  it('GIVEN a group WHEN another one is created and it is forgotten THEN the new one has no members', () => {
    expect(of({ actions: ['forget', 'create'], before, after: before })).toEqual([
      'The deploy would create another group and forget "klaviyo-admins" (00g1), which stays in Okta. The new group has no ' +
        'members. What the deploy assigns to it no longer reaches the members of the present one. Find out what forces it: the ' +
        'plan says so, or it was made with -replace.',
    ]);
  });

  it('GIVEN a plan with neither name nor id, or without the name THEN it is refused all the same', () => {
    expect(of({ actions: ['delete'] })[0]).toContain('the group of unknown id from Okta');
    expect(of({ actions: ['delete'], before: { id: '00g1', name: 1 } })[0]).toContain('the group 00g1 from Okta');
  });

  it.each([...HARMLESS, 'create', 'update'])('GIVEN a group WHEN actions are [%s] THEN it passes', (action) => {
    expect(of({ actions: [action], before, after: before })).toEqual([]);
  });
});
