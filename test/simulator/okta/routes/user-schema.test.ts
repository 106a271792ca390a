import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, ask, at } from '../ask-okta.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator({
    seed: { attributes: { favoriteColor: 'string', level: 'integer', teams: 'array' } },
  });
});
afterEach(() => okta.close());

describe('the schema of users', () => {
  test("WHEN it is asked for, THEN it has Okta's attributes and the organisation's own, with their types", async () => {
    const { body } = await ask(okta, 'GET', '/api/v1/meta/schemas/user/default');

    expect(body).toMatchObject({ id: `${okta.url}/meta/schemas/user/default`, name: 'user', type: 'object' });
    expect(at(body, 'definitions.base.required')).toEqual(['login', 'firstName', 'lastName', 'email']);
    expect(at(body, 'definitions.base.properties.department')).toEqual({
      title: 'Department',
      type: 'string',
      mutability: 'READ_WRITE',
      scope: 'NONE',
      permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
      master: { type: 'PROFILE_MASTER' },
    });
    expect(Object.keys(at(body, 'definitions.base.properties') as Json)).toHaveLength(31);
    const custom = at(body, 'definitions.custom.properties') as Record<string, Json>;
    expect(Object.entries(custom).map(([name, { type }]) => [name, type])).toEqual([
      ['favoriteColor', 'string'],
      ['level', 'integer'],
      ['teams', 'array'],
    ]);
    expect(custom.teams?.items).toEqual({ type: 'string' });
  });

  test.each([
    ['department', 'Users have an attribute department already'],
    ['level', 'Users have an attribute level already'],
    ['not-a-name', 'not-a-name is not a variable name'],
  ])('WHEN an attribute %s is added by hand, THEN that is refused', (name, cause) => {
    expect(() => {
      okta.console.addUserAttribute(name, 'string');
    }).toThrow(cause);
  });

  test('GIVEN attributes of several types WHEN rules use them, THEN by their types', () => {
    okta.console.createGroup('some');
    const make = (expression: string) => () => {
      okta.console.createRule({ name: 'rule', expression, groups: ['some'] });
    };

    make('user.favoriteColor == "blue" AND user.level > 3 AND Arrays.contains(user.teams, "growth")')();
    expect(make('user.level')).toThrow('it is number');
    expect(make('String.len(user.level) > 1')).toThrow('must be text, not number');
  });
});
