import { type Change, HARMLESS, reasons, resourceChange } from '../plan-fixture.js';

const of = (change: Change): readonly string[] => reasons('person-unassigned', resourceChange('okta_app_user', change));
const ADA = { app_id: '0oa1', user_id: '00u1', username: 'ada@example.com', profile: '{"role":"admin"}' };

describe('person-unassigned', () => {
  it('GIVEN a direct assignment WHEN it is deleted THEN the person is named with the role', () => {
    expect(of({ actions: ['delete'], before: ADA })).toEqual([
      'The deploy would take the app from ada@example.com (00u1, role admin). They lose access to Klaviyo, or may be deactivated ' +
        'there, unless an assigned group has them. To keep their access, keep the resource in the configuration or put them into ' +
        'an assigned group first.',
    ]);
  });

  it('GIVEN a direct assignment WHEN it is replaced THEN that is refused too', () => {
    expect(of({ actions: ['delete', 'create'], before: ADA, after: ADA })[0]).toContain(
      'The deploy would take the app from ada@example.com (00u1, role admin) and assign it again. They lose',
    );
  });

  it('GIVEN a person of whom nothing is known THEN that is said', () => {
    expect(of({ actions: ['delete'], before: {} })[0]).toContain(
      'from a person (of unknown id, role not in the plan). They',
    );
  });

  it.each([...HARMLESS, 'create', 'update'])('GIVEN the action %s THEN it passes', (action) => {
    expect(of({ actions: [action], before: ADA, after: ADA })).toEqual([]);
  });

  it('GIVEN an assignment that Terraform retains WHEN it is deleted THEN it passes', () => {
    expect(of({ actions: ['delete'], before: { ...ADA, retain_assignment: true } })).toEqual([]);
  });
});
