import { checkGroups } from '../../../../src/provider/entra/checks/check-groups.js';
import { EntraReadError } from '../../../../src/provider/entra/connection/entra-read-error.js';
import { unread, wasRead } from '../../../../src/provider/reading.js';
import { only } from '../../../doctor/sample-readings.js';
import { ACCOUNT, assignedAs, entraFailed, entraReadings, meant } from './sample-readings.js';

// The first one is made by the stack, the second one looked up.
const [ADMINS, ANALYSTS] = ACCOUNT.assignments as [(typeof ACCOUNT.assignments)[0], (typeof ACCOUNT.assignments)[0]];
const notFound = new EntraReadError('ENTRA_NOT_FOUND', { problem: 'There is none.', remedy: 'Correct it.' });

describe('checkGroups', () => {
  it('GIVEN each group once WHEN checked THEN each passes with its id', () => {
    expect(checkGroups(ACCOUNT, entraReadings())).toMatchObject([
      { subject: 'the group "klaviyo-admins"', status: 'pass' },
      { status: 'pass', reason: 'Entra has one (id-of-klaviyo-analysts).' },
    ]);
  });

  it('GIVEN groups that are not there WHEN checked THEN only one that is looked up fails', () => {
    const readings = entraReadings({
      meantGroups: wasRead([
        { assignment: ADMINS, error: notFound },
        { assignment: ANALYSTS, error: notFound },
      ]),
    });
    expect(checkGroups(ACCOUNT, readings)).toMatchObject([
      { status: 'pass', reason: 'Entra does not have it yet: the stack makes it.' },
      { status: 'fail', reason: 'There is none.', remedy: 'Correct it.' },
    ]);
  });

  it('GIVEN several groups of the name of one that the stack makes WHEN checked THEN it fails', () => {
    const error = new EntraReadError('ENTRA_AMBIGUOUS', { problem: 'There are two.', remedy: 'Name one.' });
    const readings = entraReadings({ meantGroups: wasRead([{ assignment: ADMINS, error }]) });
    expect(only(checkGroups(ACCOUNT, readings))).toMatchObject({ status: 'fail', reason: 'There are two.' });
  });

  it('GIVEN a group that the stack is yet to make WHEN Entra has one of that name THEN it fails with both ways on', () => {
    const readings = entraReadings({ assigned: wasRead([assignedAs(ACCOUNT, ANALYSTS)]) });
    const [admins, analysts] = checkGroups(ACCOUNT, readings);
    expect(admins).toMatchObject({ status: 'fail' });
    expect(admins!.reason).toContain('or somebody has removed the assignment');
    expect(admins!.remedy).toContain('If it does not create the group, the stack has made it: deploy.');
    expect(admins!.remedy).toContain("import 'azuread_group.group-klaviyo-admins' '/groups/id-of-klaviyo-admins'");
    expect(admins!.remedy).toContain('create: true');
    expect(analysts).toMatchObject({ status: 'pass' });
  });

  it('GIVEN no application WHEN the group is there THEN it is not known whether the stack has made it', () => {
    const missing = unread('The enterprise application could not be read.');
    const readings = entraReadings({
      application: entraFailed('ENTRA_NOT_FOUND'),
      assigned: missing,
      meantGroups: wasRead([meant(ADMINS)]),
    });
    expect(only(checkGroups(ACCOUNT, readings)).status).toBe('not checkable');
  });

  it('GIVEN groups that could not be read WHEN checked THEN nothing is known', () => {
    const verdict = only(checkGroups(ACCOUNT, entraReadings({ meantGroups: entraFailed('ENTRA_UNREACHABLE') })));
    expect(verdict).toMatchObject({ status: 'not checkable', reason: 'The groups could not be read.' });
  });
});
