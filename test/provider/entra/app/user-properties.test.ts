import { type Condition } from '../../../../src/rules/condition.js';
import { entraUser, userProperties } from '../../../../src/provider/entra/app/user-properties.js';
import { ENTRA_PROPERTIES } from '../../../../src/rules/entra/entra-property.js';
import { refusal } from '../entra-at-hand.js';

const at = { line: 1, column: 1 };
const asking = (attribute: string): Condition => ({ kind: 'attribute', attribute, operator: 'equals', value: 'x', at });

const wire = { id: 'u1', userPrincipalName: 'ada@example.com', accountEnabled: true };

describe('userProperties', () => {
  it('GIVEN no condition WHEN people are read THEN no more of them than who they are', () => {
    expect(userProperties([])).toEqual({
      select: ['id', 'userPrincipalName', 'mail', 'givenName', 'surname', 'accountEnabled', 'userType'],
      attributeNames: undefined,
    });
  });

  it('GIVEN conditions WHEN people are read THEN everything that conditions can compare, by each of its names', () => {
    const { select, attributeNames = [] } = userProperties([asking('department')]);
    expect(select).toContain('onPremisesExtensionAttributes');
    expect(attributeNames).toEqual(
      expect.arrayContaining([
        'department',
        'officeLocation',
        'physicalDeliveryOfficeName',
        'extensionAttribute15',
        'objectId',
      ]),
    );
    expect(new Set(attributeNames).size).toBe(attributeNames.length);
  });

  it('GIVEN the properties that rules compare WHEN people are read THEN Graph gives each text but two that it calls nothing', () => {
    const { attributeNames = [] } = userProperties([asking('department')]);
    const comparable = ENTRA_PROPERTIES.filter(({ type }) => type === 'text' || type === 'boolean').map(
      ({ name }) => name,
    );
    expect(comparable.filter((name) => !attributeNames.includes(name))).toEqual(['sipProxyAddress', 'telephoneNumber']);
  });

  it("GIVEN a condition on an application's own property WHEN people are read THEN it is asked for", () => {
    const own = 'extension_00000000000000000000000000000000_team';
    const { select, attributeNames } = userProperties([
      { kind: 'all', conditions: [asking(own), asking(own), asking('x&$top=1')] },
    ]);
    expect(select.filter((name) => name === own)).toHaveLength(1);
    expect(attributeNames).toContain(own);
    expect(select).not.toContain('x&$top=1');
  });
});

describe('entraUser', () => {
  it('GIVEN the fewest members WHEN a person is read THEN what is missing is undefined or empty', () => {
    expect(entraUser(wire, 'here')).toEqual({
      ...{ id: 'u1', userPrincipalName: 'ada@example.com', mail: undefined, givenName: '', familyName: '' },
      ...{ enabled: true, isGuest: false },
      attributes: { id: 'u1', objectId: 'u1', userPrincipalName: 'ada@example.com', accountEnabled: 'true' },
    });
  });

  it('GIVEN texts and others WHEN a person is read THEN the texts are attributes, by both names', () => {
    const { attributes, isGuest } = entraUser(
      {
        ...wire,
        ...{
          userType: 'Guest',
          officeLocation: 'Oslo',
          department: null,
          businessPhones: ['1'],
          onPremisesSyncEnabled: false,
        },
        ...{ onPremisesExtensionAttributes: { extensionAttribute1: 'a', extensionAttribute2: null, other: 'x' } },
        '@odata.type': '#microsoft.graph.user',
      },
      'here',
    );
    expect(isGuest).toBe(true);
    expect(attributes).toEqual({
      ...{ id: 'u1', objectId: 'u1', userPrincipalName: 'ada@example.com', accountEnabled: 'true', userType: 'Guest' },
      ...{
        officeLocation: 'Oslo',
        physicalDeliveryOfficeName: 'Oslo',
        onPremisesSyncEnabled: 'false',
        dirSyncEnabled: 'false',
      },
      extensionAttribute1: 'a',
    });
  });

  it.each([
    [{ ...wire, userPrincipalName: null }],
    [{ ...wire, userPrincipalName: '' }],
    [{ ...wire, accountEnabled: null }],
    [{ id: 'u1' }],
  ])('GIVEN %j WHEN a person is read THEN a permission is missing', (kept) => {
    expect(refusal(() => entraUser(kept, 'here'))).toMatchObject({
      code: 'ENTRA_MISSING_PERMISSION',
      problem: 'Microsoft Graph gives the id u1 of a person here and not who they are.',
    });
  });
});
