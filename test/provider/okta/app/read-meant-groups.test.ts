import { readMeantGroups } from '../../../../src/provider/okta/app/read-meant-groups.js';
import { sampleAccount } from '../../../constructs/okta/sample-account.js';
import { type AnsweringOkta, startAnsweringOkta } from '../answering-okta.js';
import { failure } from '../okta-at-hand.js';

const search = (name: string) => `/api/v1/groups?search=profile.name+eq+%22${name}%22&limit=200`;
const group = (id: string, name: string, type = 'OKTA_GROUP') => ({ id, type, profile: { name } });
const { assignments } = sampleAccount();

let server: AnsweringOkta;
afterEach(() => server.close());

describe('readMeantGroups', () => {
  it('GIVEN one group, and two of the other name WHEN read THEN the one, and why the other is not known', async () => {
    server = await startAnsweringOkta({
      [search('klaviyo-admins')]: [group('00g1', 'klaviyo-admins')],
      [search('klaviyo-analysts')]: [group('00g2', 'klaviyo-analysts'), group('00g3', 'klaviyo-analysts', 'APP_GROUP')],
    });
    expect(await readMeantGroups(server.okta, assignments)).toMatchObject([
      { assignment: assignments[0], group: { id: '00g1' } },
      { assignment: assignments[1], error: { code: 'OKTA_AMBIGUOUS' } },
    ]);
  });

  it('GIVEN an assignment whose group the stack makes WHEN read THEN an imported one of its name is not taken for it', async () => {
    server = await startAnsweringOkta({ [search('klaviyo-admins')]: [group('00g3', 'klaviyo-admins', 'APP_GROUP')] });
    const made = { ...assignments[0]!, create: true };
    expect(await readMeantGroups(server.okta, [made])).toMatchObject([{ error: { code: 'OKTA_NOT_FOUND' } }]);
  });

  it('GIVEN an answer that cannot be read WHEN read THEN it fails, and no group counts as missing', async () => {
    server = await startAnsweringOkta({ [search('klaviyo-admins')]: [{ id: '' }] });
    expect(await failure(readMeantGroups(server.okta, assignments))).toMatchObject({ code: 'OKTA_UNEXPECTED' });
  });
});
