import { adoptedMappings } from '../../../../src/provider/entra/adopt/adopted-mappings.js';
import {
  ACTIVE,
  attribute,
  GROUP_MAPPING,
  type Json,
  mapped,
  readWire,
  ROLE,
  ROLE_SOURCE,
  ROLE_TARGET,
  USER_NAME,
  userMapping,
  wireSchema,
} from '../synchronization/sample-schema.js';
import { notesOf } from './live-application.js';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0:User:role';

function adopted(attributes: readonly Json[], more: Json = {}, ...others: readonly Json[]) {
  const { notes, ...found } = adoptedMappings(readWire(wireSchema([userMapping(attributes, more), ...others])));
  return { ...found, notes: notes.map(({ severity, text }) => `${severity}: ${text}`) };
}

describe('the attribute mappings', () => {
  it('are declared where they can be', () => {
    const mail = mapped('userName', attribute('mail'), { matchingPriority: 1 });

    expect(adopted([USER_NAME, ACTIVE, ROLE])).toEqual({
      userName: 'userPrincipalName',
      roleTarget: ROLE_TARGET,
      notes: [],
    });
    expect(adopted([mail, mapped(CORE, ROLE_SOURCE)])).toEqual({ userName: 'mail', roleTarget: CORE, notes: [] });
    expect(adoptedMappings(undefined)).toEqual({ userName: 'userPrincipalName', roleTarget: ROLE_TARGET, notes: [] });
  });

  it("are warned of where the role is mapped twice; Klaviyo's own target counts", () => {
    const { roleTarget, notes } = adopted([USER_NAME, mapped(CORE, ROLE_SOURCE), ROLE]);

    expect(roleTarget).toBe(ROLE_TARGET);
    expect(notes[0]).toMatch(/^warning: The role is mapped to .* and "urn:.*:role"/);
  });

  it.each<[string, readonly Json[], string]>([
    ['not at all', [], 'without the role of their group. No plan sees it.'],
    [
      'as something else',
      [mapped(ROLE_TARGET, attribute('jobTitle'))],
      'There is: "roles[primary eq \\"True\\"].value" gets "[jobTitle]"',
    ],
    [
      'elsewhere, raw',
      [mapped('title', attribute('appRoleAssignments'))],
      'There is: "title" gets "[appRoleAssignments]"',
    ],
    ['with a default value', [mapped(ROLE_TARGET, ROLE_SOURCE, { defaultValue: 'admin' })], 'without a default value'],
  ])('are warned of where the role is mapped %s', (_what, mappings, sentence) => {
    const { roleTarget, notes } = adopted([USER_NAME, ...mappings]);

    expect(roleTarget).toBe(ROLE_TARGET);
    expect(notes[0]).toMatch(/^warning: No attribute mapping writes the role/);
    expect(notes[0]).toContain(sentence);
  });

  it.each<[string, readonly Json[], string]>([
    ['from another attribute', [mapped('userName', attribute('employeeId'))], 'is mapped from "employeeId"'],
    [
      'from an expression',
      [mapped('userName', { ...ROLE_SOURCE, name: 'ToLower', expression: 'ToLower([mail])' })],
      'from "ToLower([mail])"',
    ],
    ['from nothing', [], 'No attribute is mapped to userName'],
    ['twice', [USER_NAME, USER_NAME], 'Several attributes are mapped to userName'],
  ])('are warned of where the userName is mapped %s', (_what, mappings, sentence) => {
    const { userName, notes } = adopted([...mappings, ROLE]);

    expect(userName).toBe('userPrincipalName');
    expect(notes[0]).toMatch(/^warning: /);
    expect(notes[0]).toContain(sentence);
  });

  it('are told as far as Klaviyo does not support them, or they keep people out', () => {
    const { notes } = adopted(
      [USER_NAME, ROLE, ...Array.from({ length: 12 }, (_, index) => mapped(`nickName${index}`, attribute('mail')))],
      { flowTypes: 'Add,Update', scope: { groups: [{ clauses: [] }] } },
      GROUP_MAPPING,
    );

    expect(notes).toEqual([
      expect.stringMatching(/^info: Klaviyo does not support these mapped attributes: "nickName0", .* and 2 more\./),
      expect.stringMatching(/^warning: The mapping of users is not allowed to delete people/),
      expect.stringMatching(/^warning: A scoping filter keeps some of the assigned people out/),
      expect.stringMatching(/^info: Groups are mapped too/),
    ]);
  });

  it('are not read where it is not clear which one counts', () => {
    const { notes } = adopted([USER_NAME, ROLE], { enabled: false });

    expect(notes).toEqual([
      'warning: The mapping of users is switched off, so that nobody is provisioned. No plan sees it.',
    ]);
  });

  it('stand among the notes of the application', () => {
    const schema = readWire(wireSchema([userMapping([USER_NAME, ACTIVE])]));

    expect(notesOf({ schema })).toEqual([expect.stringContaining('No attribute mapping writes the role')]);
  });
});
