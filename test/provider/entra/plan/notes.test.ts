import { ENTRA_PLAN as plan } from '../../../../src/provider/entra/plan.js';
import { type PlannedChange, type PlannedSide } from '../../../../src/provider/plan-subjects.js';

const side = (values: PlannedSide['values']): PlannedSide => ({ values, sensitive: {}, unknown: {} });
const notes = (
  type: string,
  before: PlannedSide['values'],
  after: PlannedSide['values'],
  how: Partial<PlannedChange> = {},
): readonly string[] =>
  plan.notes({ type, before: side(before), after: side(after), deletes: false, createsFirst: false, ...how });

const ASSIGNMENT = 'azuread_app_role_assignment';
const JOB = 'azuread_synchronization_job';
const job = (enabled: boolean): Readonly<Record<string, unknown>> => ({ template_id: 'scim', enabled });
const of = (principal: string): Readonly<Record<string, unknown>> => ({ principal_object_id: principal });

describe('what people should know of a change', () => {
  it('GIVEN an assignment that is replaced THEN it says what is in between, by the order', () => {
    expect(notes(ASSIGNMENT, of('g1'), of('g1'), { deletes: true })).toEqual([
      expect.stringContaining('In between, nobody has the application by it.'),
    ]);
    expect(notes(ASSIGNMENT, of('g1'), of('g1'), { deletes: true, createsFirst: true })).toEqual([
      expect.stringContaining('In between, both hold'),
    ]);
  });

  it('GIVEN an assignment of another group, one that goes, or one that comes THEN nothing is said', () => {
    expect(notes(ASSIGNMENT, of('g1'), of('g2'), { deletes: true })).toEqual([]);
    expect(notes(ASSIGNMENT, of('g1'), null, { deletes: true })).toEqual([]);
    expect(notes(ASSIGNMENT, null, of('g1'))).toEqual([]);
    expect(notes(ASSIGNMENT, {}, {}, { deletes: true })).toEqual([]);
  });

  it('GIVEN a job that is switched on THEN it says what the doctor has to find first', () => {
    expect(notes(JOB, job(false), job(true))).toEqual([expect.stringContaining('klaviyo-access doctor')]);
    expect(notes(JOB, job(true), job(true))).toEqual([]);
    expect(notes(JOB, job(true), job(false))).toEqual([]);
    expect(notes(JOB, job(false), null, { deletes: true })).toEqual([]);
  });

  it('GIVEN a new job THEN it says that the role is to be mapped, and what a job does that runs before', () => {
    expect(notes(JOB, null, job(false))).toEqual([expect.stringContaining('entra role-mapping --apply')]);
    expect(notes(JOB, null, job(true))).toEqual([
      expect.stringMatching(/^The new job runs from the start\..*Deploy it with provisioning: \{ job: off \} first/),
    ]);
  });

  it('GIVEN new credentials THEN it says where the key then stands', () => {
    expect(notes('azuread_synchronization_secret', null, { credential: [] })).toEqual([
      "The access key then stands in Terraform's state as plain text.",
    ]);
    expect(notes('azuread_synchronization_secret', { credential: [] }, { credential: [] })).toEqual([]);
    expect(notes('azuread_group', null, {})).toEqual([]);
  });
});
