import { findGroup } from '../../../../src/provider/okta/app/find-group.js';
import { failure } from '../okta-at-hand.js';
import { type AnsweringOkta, startAnsweringOkta } from '../answering-okta.js';

const SEARCH = '/api/v1/groups?search=profile.name+eq+%22one%22&limit=200';
const BY_ID = '/api/v1/groups/00g%2F1';

let server: AnsweringOkta;
const answering = async (groups: readonly object[], byId?: object) =>
  (server = await startAnsweringOkta({ [SEARCH]: groups, [BY_ID]: byId }));
afterEach(() => server.close());

const group = (id: string, name: string, type = 'OKTA_GROUP') => ({ id, type, profile: { name } });
const byId = (id: string, name?: string) => ({ group: name ?? id, identity: { by: 'id', id, name } as const });
const byType = (type: 'OKTA_GROUP' | 'APP_GROUP' | 'BUILT_IN') =>
  ({ group: 'one', identity: { by: 'type', type } }) as const;

describe('a group that is found by its name', () => {
  it('GIVEN a near name WHEN the group is found THEN it is the one of exactly that name', async () => {
    const { okta, asked } = await answering([group('00g2', 'One'), group('00g3', 'one', 'APP_GROUP')]);
    expect(await findGroup(okta, { group: 'one' })).toEqual({ id: '00g3', name: 'one', type: 'APP_GROUP' });
    expect(asked).toEqual([SEARCH]);
  });

  it('GIVEN no group of that name WHEN it is looked for THEN the error names those that are near, and what to do', async () => {
    const { okta, url } = await answering([group('00g2', 'One'), group('00g3', 'ONE', 'APP_GROUP')]);
    expect(await failure(findGroup(okta, { group: 'one' }))).toMatchObject({
      code: 'OKTA_NOT_FOUND',
      problem: `${url} has no group named exactly "one"; there is "One" (00g2, OKTA_GROUP), "ONE" (00g3, APP_GROUP).`,
      remedy: 'Write the name in the access file as Okta has it.',
    });
  });

  it('GIVEN no group at all WHEN it is looked for THEN the error names none', async () => {
    const { okta, url } = await answering([]);
    expect((await failure(findGroup(okta, { group: 'one' }))).problem).toBe(`${url} has no group named exactly "one".`);
  });

  it('GIVEN two groups of that name and one that is near WHEN it is looked for THEN the two are named, with the way on', async () => {
    const { okta, url } = await answering([
      group('00g2', 'One'),
      group('00g3', 'one'),
      group('00g4', 'one', 'APP_GROUP'),
    ]);
    expect(await failure(findGroup(okta, { group: 'one' }))).toMatchObject({
      code: 'OKTA_AMBIGUOUS',
      problem: `${url} has several groups named exactly "one"; there is "one" (00g3, OKTA_GROUP), "one" (00g4, APP_GROUP).`,
      remedy:
        'Name the group that is meant by its id in the access file: ' +
        'group: { id: 00g3, name: "one" } or group: { id: 00g4, name: "one" }.',
    });
  });

  it.each([
    [{ ...group('00g/1', 'one'), id: '' }, '0.id'],
    [{ ...group('00g/1', 'one'), type: 1 }, '0.type'],
    [{ ...group('00g/1', 'one'), profile: {} }, '0.profile.name'],
  ])('GIVEN the group %j WHEN it is searched THEN it is refused and the place named', async (found, place) => {
    const { okta } = await answering([found]);
    expect((await failure(findGroup(okta, { group: 'one' }))).problem).toContain(`unknown form: ${place} is `);
  });
});

describe('a group that is found by its name and type', () => {
  it.each([
    ['OKTA_GROUP', '00g3'],
    ['APP_GROUP', '00g4'],
  ] as const)(
    'GIVEN two groups of one name WHEN that of the type %s is looked for THEN it is found',
    async (type, id) => {
      const { okta } = await answering([
        group('00g2', 'One', type),
        group('00g3', 'one'),
        group('00g4', 'one', 'APP_GROUP'),
      ]);
      expect(await findGroup(okta, byType(type))).toEqual({ id, name: 'one', type });
    },
  );

  it('GIVEN the name with another type alone WHEN it is looked for THEN it is not taken', async () => {
    const { okta, url } = await answering([group('00g3', 'one')]);
    expect(await failure(findGroup(okta, byType('APP_GROUP')))).toMatchObject({
      code: 'OKTA_NOT_FOUND',
      problem: `${url} has no group of the type APP_GROUP named exactly "one"; there is "one" (00g3, OKTA_GROUP).`,
      remedy: 'Correct the type in the access file.',
    });
  });

  it('GIVEN two of name and type WHEN it is looked for THEN neither is guessed and both ids are named', async () => {
    const imported = ['00g3', '00g4'].map((id) => group(id, 'one', 'APP_GROUP'));
    const { okta, url } = await answering([...imported, group('00g5', 'one')]);
    const error = await failure(findGroup(okta, byType('APP_GROUP')));
    expect(error.code).toBe('OKTA_AMBIGUOUS');
    expect(error.problem).toContain(`${url} has several groups of the type APP_GROUP named exactly "one"`);
    expect(error.remedy).toContain('{ id: 00g3, name: "one" } or group: { id: 00g4, name: "one" }.');
    expect(error.remedy).not.toContain('00g5');
  });
});

describe('a group that is found by its id', () => {
  it.each([undefined, 'one'])(
    'GIVEN the id, with the name %s WHEN it is looked for THEN nothing is searched',
    async (name) => {
      const { okta, asked } = await answering([], group('00g/1', 'one', 'APP_GROUP'));
      expect(await findGroup(okta, byId('00g/1', name))).toEqual({ id: '00g/1', name: 'one', type: 'APP_GROUP' });
      expect(asked).toEqual([BY_ID]);
    },
  );

  it('GIVEN another name WHEN it is looked for THEN the group is not taken', async () => {
    const { okta, url } = await answering([], group('00g/1', 'two'));
    expect(await failure(findGroup(okta, byId('00g/1', 'one')))).toMatchObject({
      code: 'OKTA_NOT_FOUND',
      problem: `The group with the id "00g/1" of ${url} is named "two", not "one".`,
    });
  });

  it('GIVEN an id that Okta does not have WHEN it is looked for THEN the error names it', async () => {
    const { okta, url } = await answering([]);
    const error = await failure(findGroup(okta, byId('00g/1', 'one')));
    expect(error).toMatchObject({ code: 'OKTA_NOT_FOUND', status: 404 });
    expect(error.problem).toBe(`${url} has no group with the id "00g/1".`);
    expect(error.remedy).toContain('Correct the id in the access file');
  });

  it('GIVEN an answer of another form WHEN it is looked for THEN that is no missing group', async () => {
    const { okta } = await answering([], { id: '00g/1' });
    expect((await failure(findGroup(okta, byId('00g/1')))).code).toBe('OKTA_UNEXPECTED');
  });
});
