import { readWirePage } from '../../src/klaviyo/wire-page.js';

const asked = { url: 'https://a.example.com/scim/v2/Users?startIndex=101&count=100', startIndex: 101, count: 100 };
const ada = { id: '1', userName: 'ada@example.com', active: true };

describe('readWirePage', () => {
  test('GIVEN a list THEN its numbers and users are read', () => {
    const page = readWirePage({ totalResults: 101, startIndex: 101, itemsPerPage: 1, Resources: [ada] }, asked);
    expect(page).toMatchObject({ asked, totalResults: 101, startIndex: 101, itemsPerPage: 1 });
    expect(page.users.map(({ userName }) => userName)).toEqual(['ada@example.com']);
  });

  test.each([{ totalResults: 0 }, { totalResults: 0, startIndex: null, itemsPerPage: null, Resources: null }])(
    'GIVEN %j THEN it is an empty page without the numbers that are optional',
    (body) => {
      const page = readWirePage(body, asked);
      expect(page).toMatchObject({ totalResults: 0, startIndex: undefined, itemsPerPage: undefined, users: [] });
    },
  );

  test.each([null, [], 'text', 5, { totalResults: 1, Resources: {} }, { totalResults: 1, Resources: 'x' }])(
    'GIVEN %j, which is no list THEN it is refused with the URL',
    (body) => {
      const read = () => readWirePage(body, asked);
      expect(read).toThrow(expect.objectContaining({ code: 'SCIM_WIRE', url: asked.url }) as Error);
      expect(read).toThrow(
        `GET ${asked.url} did not answer with a SCIM list (an object whose "Resources" is a list). Check the base URL.`,
      );
    },
  );

  test.each([
    [{}, '"totalResults" is missing'],
    [{ totalResults: '12' }, '"totalResults" is "12"'],
    [{ totalResults: null }, '"totalResults" is nothing'],
    [{ totalResults: -1 }, '"totalResults" is -1'],
    [{ totalResults: 1.5 }, '"totalResults" is 1.5'],
    [{ totalResults: 1e300 }, '"totalResults" is 1e+300'],
    [{ totalResults: 1, startIndex: '1' }, '"startIndex" is'],
    [{ totalResults: 1, itemsPerPage: [] }, '"itemsPerPage" is an empty list, where a whole number'],
    [{ totalResults: { $numberInt: '1' } }, '"totalResults" is a mapping, where a whole number'],
  ])('GIVEN %j THEN nothing can be proved', (body, sentence) => {
    const read = () => readWirePage(body, asked);
    expect(read).toThrow(expect.objectContaining({ code: 'SCIM_INCOMPLETE', url: asked.url }) as Error);
    expect(read).toThrow(sentence.replaceAll('\\', ''));
    expect(read).toThrow('needed to prove that the listing is complete. Nothing is concluded from it.');
  });

  test.each([
    [{ ...ada, active: 'maybe' }, 'number 102 of the listing (id "1", userName "ada@example.com"): "active" must be'],
    [
      { userName: 'ada\u001b@example.com' },
      'number 102 of the listing (userName "ada<U+001B>@example.com"): "id" must be',
    ],
    [{ id: '', userName: 5 }, 'number 102 of the listing: "id" is empty'],
    [{ id: '1', userName: '' }, 'number 102 of the listing (id "1"): "userName" is empty'],
    [{ ...ada, name: 'Ada' }, 'A listing without it would not be complete, so there is none.'],
    [null, 'number 102 of the listing: it must be an object'],
  ])('GIVEN the record %j THEN the whole page is refused and the record named', (record, sentence) => {
    const read = () => readWirePage({ totalResults: 2, Resources: [ada, record] }, asked);
    expect(read).toThrow(expect.objectContaining({ code: 'SCIM_WIRE', url: asked.url }) as Error);
    expect(read).toThrow(sentence);
  });
});
