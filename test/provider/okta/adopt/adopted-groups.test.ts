import { ASSIGNMENTS } from '../../../doctor/sample-readings.js';
import { adopt, notesOf } from './adopt-sample-app.js';

describe('groups', () => {
  const [admins, analysts] = ASSIGNMENTS;

  it('tells of each priority that becomes another', () => {
    const notes = notesOf({
      assignments: [
        { ...admins, priority: 0 },
        { ...analysts, priority: undefined },
      ],
    });

    expect(notes).toEqual([
      expect.stringContaining('The priority of the group "klaviyo-admins" is 0 and becomes 1'),
      expect.stringContaining('The priority of the group "klaviyo-analysts" is none and becomes 2'),
    ]);
  });

  it.each([
    ['no role', { role: null }, 'its assignment gives no role'],
    ['an empty role', { role: '' }, 'its assignment gives no role'],
    ["the owner's role", { role: 'owner' }, 'which cannot be assigned'],
  ])('leaves one out that has %s, with a warning that it loses the app', (_what, change, reason) => {
    const changes = { assignments: [admins, { ...analysts, ...change }] };

    expect(adopt(changes).account.assignments.map(({ group }) => group)).toEqual(['klaviyo-admins']);
    expect(notesOf(changes)).toContainEqual(
      expect.stringMatching(`^warning: The group .*${reason}.*takes the app from it`),
    );
  });

  it.each([
    ['a name with a blank before it', ' analysts', 'begins or ends with a blank'],
    ['a hidden character in its name', 'a\u202eb', 'takes names without control characters'],
    ['a name that a deploy would evaluate', '${TfToken[TOKEN.3]}', 'takes names without "{TfToken['],
    ['a name that a roster would read as two', 'a;b', 'a roster cannot hold its name'],
    ['a name in quotation marks', '"analysts"', 'a roster cannot hold its name'],
    [
      'the name of another in its own',
      'klaviyo-admins, EMEA',
      'its name contains the name of another group of the app',
    ],
  ])('gives one by its id that has %s, in both files', (_what, groupName, reason) => {
    const changes = { assignments: [admins, { ...analysts, groupName }] };
    const { account, notes, people } = adopt(changes);

    expect(account.assignments.map(({ group, identity }) => [group, identity])).toEqual([
      ['klaviyo-admins', undefined],
      ['00g2', { by: 'id', id: '00g2' }],
    ]);
    expect(people.at(-1)!.groups).toEqual(['00g2']);
    expect(notes.map(({ severity, text }) => `${severity}: ${text}`)).toEqual([
      expect.stringMatching(/^info: The access file and the roster give the group .* by its id 00g2: /),
    ]);
    expect(notes[0]!.text).toContain(reason);
  });

  it.each(['klaviyo-admins', 'Klaviyo-Admins'])('gives two by their ids of which one is named %s', (groupName) => {
    const { account, notes, people } = adopt({ assignments: [admins, { ...analysts, groupName }] });

    expect(account.assignments.map(({ group, role }) => [group, role])).toEqual([
      ['00g1', 'admin'],
      ['00g2', 'analyst'],
    ]);
    expect(people.map(({ userName, groups }) => [userName, ...groups])).toEqual([
      ['ada@example.com', '00g1'],
      ['alan@example.com', '00g2'],
    ]);
    expect(notes.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('another group of the app has the same name, or nearly so'),
    );
  });

  it('gives one by its id and name whose name another group in Okta has, so that no plan takes that one', () => {
    const { account, notes, people } = adopt({ sharedNames: new Set(['00g2']) });

    expect(account.assignments[1]).toMatchObject({
      group: 'klaviyo-analysts',
      identity: { by: 'id', id: '00g2', name: 'klaviyo-analysts' },
    });
    expect(people[1]!.groups).toEqual(['klaviyo-analysts']);
    expect(notes.map(({ text }) => text)).toEqual([
      'The access file gives the group "klaviyo-analysts" by its id 00g2: another group in Okta has the same name.',
    ]);
  });

  it('refuses an app in which no group gives a role', () => {
    expect(() => adopt({ assignments: [] })).toThrow('its groups: none');
    expect(() => adopt({ assignments: [], roleAttribute: undefined })).toThrow(
      'adopt: { app: 0oa1, roleAttribute: none }',
    );
    expect(() => adopt({ assignments: [{ ...admins, role: null }] })).toThrow('its groups: "klaviyo-admins"');
  });
});
