import { info } from '../../../../src/provider/adoption.js';
import { quoted } from '../../../../src/text/quoted.js';
import { ASSIGNMENTS } from '../../../doctor/sample-readings.js';
import { ATTRIBUTE } from './live-app.js';
import { adopt, notesOf } from './adopt-sample-app.js';

describe('roles', () => {
  it('declares those that are not built in, with their titles, and takes the list for as it is', () => {
    const titled = [...ATTRIBUTE.oneOf, { const: 'lead', title: 'Retention lead' }];
    const { account, notes } = adopt({
      roleAttribute: { ...ATTRIBUTE, enum: titled.map((one) => one.const), oneOf: titled },
    });

    expect(account.customRoles).toEqual([{ id: 'lead', title: 'Retention lead' }]);
    expect(notes).toEqual([
      info(
        'The role "lead" is not built into Klaviyo, so it is written under customRoles. Check that it is the Custom SCIM ' +
          'ID of a role of this account. No plan checks it.',
      ),
    ]);
  });

  it('GIVEN a group with a misspelt role WHEN adopted THEN a note names the built-in role that is nearest', () => {
    const [admins, analysts] = ASSIGNMENTS;
    const { account, text } = adopt({ assignments: [admins, { ...analysts, role: 'anlayst' }] });

    expect(account.customRoles).toEqual([{ id: 'anlayst', title: 'anlayst' }]);
    expect(text).toContain(
      '# Note: The role "anlayst" is not built into Klaviyo, so it is written under customRoles. ',
    );
    expect(text).toContain('The closest built-in role is "analyst".');
  });

  it('GIVEN a group that is left out WHEN adopted THEN its members are in the roster, in a group that is not assigned', () => {
    const [admins, analysts] = ASSIGNMENTS;
    const { account, people } = adopt({ assignments: [admins, { ...analysts, role: null }] });

    expect(account.assignments.map(({ group }) => group)).toEqual(['klaviyo-admins']);
    expect(people.map(({ groups }) => groups)).toContainEqual(['klaviyo-analysts']);
  });

  it('takes a portfolio for one by its roles', () => {
    const assignments = [
      { groupId: '00g1', groupName: 'klaviyo-admins', groupType: 'OKTA_GROUP', priority: 1, role: 'portfolio_admin' },
    ];

    expect(adopt({ assignments, roleAttribute: undefined }).account.kind).toBe('portfolio');
  });

  it.each([
    ['Admin', 'a built-in one in other letters'],
    ['owner', "it is the owner's role"],
    ['team lead', 'has white space'],
    ['lead\u202e', 'takes ids without control characters'],
    ['${TfToken[TOKEN.3]}', 'takes ids without "{TfToken\\['],
    ['LEAD', 'differs from it in capital letters only'],
  ])('warns of %s, which cannot be declared', (id, reason) => {
    const values = [...ATTRIBUTE.enum, 'lead', id];
    const notes = notesOf({ roleAttribute: { ...ATTRIBUTE, enum: values } });

    expect(notes).toContainEqual(
      expect.stringMatching(new RegExp(`^warning: The role .* of the app cannot be declared:.*${reason}`)),
    );
    expect(notes.join()).toContain(`The role ${quoted(id)} of the app`);
  });

  it.each(['a\u0007', '${TfToken[TOKEN.3]}'])('gives a role with the title %j its id for one', (title) => {
    const values = [...ATTRIBUTE.enum, 'lead'];
    const oneOf = [...ATTRIBUTE.oneOf, { const: 'lead', title }];

    expect(adopt({ roleAttribute: { ...ATTRIBUTE, enum: values, oneOf } }).account.customRoles).toEqual([
      { id: 'lead', title: 'lead' },
    ]);
  });
});

describe('the attribute role', () => {
  it('is made where there is none', () => {
    const { account, imports, notes } = adopt({ roleAttribute: undefined });

    expect(account.identityProvider.adopt).toMatchObject({ roleAttribute: 'none' });
    expect(imports).not.toContain('okta_app_user_schema_property.role');
    expect(notes).toEqual([
      {
        severity: 'warning',
        text: expect.stringContaining('The app has no attribute role: the first plan makes it') as string,
      },
    ]);
  });

  it('is written whole where something of it is to change', () => {
    const { account, notes } = adopt({ roleAttribute: { ...ATTRIBUTE, required: false } });

    expect(account.identityProvider.adopt).toMatchObject({ roleAttribute: 'write' });
    expect(notes).toEqual([
      {
        severity: 'info',
        text: expect.stringMatching(/^attribute role, required: .*The first plan updates/) as string,
      },
    ]);
  });

  it.each([
    ['scope', 'SELF'],
    ['externalNamespace', undefined],
    ['externalName', 'title'],
    ['type', 'array'],
  ])('warns loudly where its %s would have it replaced', (property, value) => {
    const { notes, account } = adopt({ roleAttribute: { ...ATTRIBUTE, [property]: value } });

    expect(account.identityProvider.adopt).toMatchObject({ roleAttribute: 'write' });
    expect(notes).toEqual([
      {
        severity: 'warning',
        text: expect.stringMatching(
          `^attribute role, ${property}: .*can only replace .*preventDestroy.*plan fails`,
        ) as string,
      },
    ]);
  });

  it('is left as it is where only that differs which an import does not show', () => {
    const { account, notes } = adopt({ roleAttribute: { ...ATTRIBUTE, master: 'OKTA' } });

    expect(account.identityProvider.adopt).toMatchObject({ roleAttribute: 'keep' });
    expect(notes).toEqual([
      {
        severity: 'info',
        text: expect.stringContaining('left like that as long as the part adopt is there') as string,
      },
    ]);
  });

  it('has what an import does not show written with the rest', () => {
    const notes = notesOf({ roleAttribute: { ...ATTRIBUTE, master: 'OKTA', title: 'Rolle' } });

    expect(notes).toHaveLength(2);
    expect(notes.every((note) => note.includes('The first plan updates'))).toBe(true);
  });

  it('has another list, or other titles, reported value by value', () => {
    const { enum: values, oneOf } = ATTRIBUTE;
    const notes = notesOf({ roleAttribute: { ...ATTRIBUTE, enum: values.slice(1), oneOf: oneOf.slice(1) } });

    expect(notes).toContainEqual(expect.stringMatching(/^info: role "admin": The attribute does not have it/));
  });
});
