import { assignmentRefusals } from '../../../src/cli/entra/provision-refusals.js';
import { type AssignedPerson } from '../../../src/people/assigned-person.js';

const PERSON: AssignedPerson = {
  ...{ id: 'id-1', userName: 'ada@example.com', givenName: '', familyName: '', role: 'admin', access: 'given' },
  ...{ push: 'unknown', through: 'group', groups: ['klaviyo-admins'], externalId: null, detail: '' },
};

const refusalsOf = (...people: readonly AssignedPerson[]): readonly string[] =>
  assignmentRefusals('ada@example.com', people);

describe('why an assigned person is not provisioned', () => {
  it('GIVEN one person with a role THEN nothing keeps them', () => {
    expect(refusalsOf(PERSON)).toEqual([]);
  });

  it('GIVEN two people of one userName THEN both are named', () => {
    expect(refusalsOf(PERSON, { ...PERSON, id: 'id-2' })).toEqual([
      expect.stringContaining('2 people in Entra have the userName "ada@example.com" (object ids "id-1", "id-2").'),
    ]);
  });

  it('GIVEN no access, of which nothing more is known THEN Entra would deactivate them', () => {
    expect(refusalsOf({ ...PERSON, access: 'ended' })).toEqual([
      expect.stringContaining('They have no access by it, so Entra would'),
    ]);
  });
});
