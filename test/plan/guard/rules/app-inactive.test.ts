import { appChange, reasons, resourceChange } from '../plan-fixture.js';

const of = (actions: readonly string[], before: object | undefined, after: object | undefined): readonly string[] =>
  reasons(
    'app-inactive',
    resourceChange('okta_app_oauth', {
      actions,
      ...(before && { before: { ...before } }),
      ...(after && { after: { ...after } }),
    }),
  );
const ACTIVE = { status: 'ACTIVE' };
const INACTIVE = { status: 'INACTIVE' };

describe('app-inactive', () => {
  it('GIVEN an active app WHEN its status is known only after the apply THEN it is refused', () => {
    const of = (before: string): readonly string[] =>
      reasons(
        'app-inactive',
        appChange({ actions: ['update'], before: { status: before }, after: {}, after_unknown: { status: true } }),
      );
    expect(of('ACTIVE')).toEqual([
      'The deploy has a status of the app that is known only after the apply. It may make the Okta app inactive. Everybody loses ' +
        'the app: nobody can sign in to Klaviyo through Okta, and nobody who leaves is deactivated there. Keep the app active.',
    ]);
    expect(of('INACTIVE')).toEqual([]);
  });

  it('GIVEN an active app WHEN it is made inactive THEN it is refused', () => {
    expect(of(['update'], ACTIVE, INACTIVE)).toEqual([
      'The deploy would make the Okta app inactive. Everybody loses the app: nobody can sign in to Klaviyo through Okta, and ' +
        'nobody who leaves is deactivated there. Keep the app active.',
    ]);
  });

  it.each([
    ['stays active', ['update'], ACTIVE, ACTIVE],
    ['becomes active', ['update'], INACTIVE, ACTIVE],
    ['stays inactive', ['update'], INACTIVE, INACTIVE],
    ['is created', ['create'], undefined, INACTIVE],
    ['is as it was', ['no-op'], ACTIVE, INACTIVE],
  ])('GIVEN an app WHEN it %s THEN it passes', (_what, actions, before, after) => {
    expect(of(actions, before, after)).toEqual([]);
  });
});
