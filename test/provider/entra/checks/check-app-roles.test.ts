import { appRoleId } from '../../../../src/provider/entra/app/app-role-id.js';
import { type EntraAppRole } from '../../../../src/provider/entra/app/entra-state.js';
import { checkAppRoles } from '../../../../src/provider/entra/checks/check-app-roles.js';
import { wasRead } from '../../../../src/provider/reading.js';
import { only, statuses } from '../../../doctor/sample-readings.js';
import { ACCOUNT, APPLICATION, appRoles, entraFailed, entraReadings } from './sample-readings.js';

const ID = '00000000-0000-0000-0000-0000000000f1';
const DECLARED = appRoles(ACCOUNT);
const check = (roles: readonly EntraAppRole[]) =>
  checkAppRoles(ACCOUNT, entraReadings({ application: wasRead({ ...APPLICATION, roles }) }));
const wrong = (roles: readonly EntraAppRole[]) => only(check(roles).filter(({ status }) => status === 'fail'));
const changed = (changes: Partial<EntraAppRole>) =>
  DECLARED.map((role) => (role.value === 'analyst' ? { ...role, ...changes } : role));

describe('checkAppRoles', () => {
  it('GIVEN the declared roles WHEN checked THEN each passes, and the template’s own are told', () => {
    const found = statuses(check(DECLARED));
    expect(found['the role "admin"']).toBe('pass');
    expect(found['the role "retention_lead"']).toBe('pass');
    expect(found['roles of the template']).toBe('not checkable');
    expect(Object.values(found)).not.toContain('fail');
  });

  it('GIVEN no roles of the template that can be given WHEN checked THEN nothing is told of them', () => {
    const found = check(DECLARED.map((role) => (role.value === null ? { ...role, enabled: false } : role)));
    expect(statuses(found)).not.toHaveProperty('roles of the template');
  });

  it('GIVEN a missing role WHEN checked THEN it fails', () => {
    const verdict = wrong(DECLARED.filter(({ value }) => value !== 'analyst'));
    expect(verdict).toMatchObject({ subject: 'the role "analyst"', remedy: 'Deploy the stack.' });
  });

  it('GIVEN a role with another id WHEN checked THEN it fails and says how it is kept', () => {
    const verdict = wrong(changed({ id: ID }));
    expect(verdict.reason).toContain(`with the id ${ID}, where ${appRoleId(ACCOUNT, 'analyst')} is declared`);
    expect(verdict.remedy).toContain(`app.appRoles: { analyst: ${ID} }`);
  });

  it.each([
    ['analist', 'the value "analist"'],
    [null, 'no value'],
  ])('GIVEN a role whose value became %s WHEN checked THEN it fails', (value, words) => {
    expect(wrong(changed({ value })).reason).toContain(`has ${words}`);
  });

  it('GIVEN a role with another name than its value WHEN checked THEN it warns: it is not known which of the two Entra pushes', () => {
    const found = check(changed({ name: 'Analyst' }));

    expect(only(found.filter(({ status }) => status === 'warn'))).toMatchObject({
      subject: 'the role "analyst"',
      reason: expect.stringContaining('but the name "Analyst"') as string,
    });
  });

  it('GIVEN a disabled role WHEN checked THEN it fails', () => {
    const verdict = wrong(changed({ enabled: false }));
    expect(verdict.reason).toContain('disabled');
    expect(verdict.remedy).toContain('no deploy enables it');
  });

  it('GIVEN a role that the access file does not know WHEN checked THEN it warns, unless it is disabled', () => {
    const stranger = { id: ID, name: 'Boss', value: 'boss', enabled: true };
    expect(statuses(check([...DECLARED, stranger]))['the role "boss"']).toBe('warn');
    expect(statuses(check([...DECLARED, { ...stranger, enabled: false }]))).not.toHaveProperty('the role "boss"');
  });

  it('GIVEN no application WHEN checked THEN nothing is known', () => {
    const readings = entraReadings({ application: entraFailed('ENTRA_NOT_FOUND') });
    expect(only(checkAppRoles(ACCOUNT, readings)).status).toBe('not checkable');
  });
});
