import { checkScimUrl, checkScimUsers } from '../../src/doctor/check-scim-access.js';
import { checkFirstPage } from '../../src/klaviyo/first-page.js';
import { wireList } from '../../src/klaviyo/wire-list.js';
import { readWirePage } from '../../src/klaviyo/wire-page.js';
import { wasRead } from '../../src/provider/reading.js';
import { ACCOUNT, klaviyoReadings, only } from '../doctor/sample-readings.js';

const asked = { url: 'https://a.example.com/scim/v2/Users?startIndex=1&count=100', startIndex: 1, count: 100 };

/** How the listing ends: with a code, or `listed`. */
function listing(body: object): string {
  try {
    checkFirstPage(readWirePage(body, asked), 1000);
    return 'listed';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const doctor = (body: object) => {
  const readings = klaviyoReadings({ firstPage: wasRead(body) });
  return [only(checkScimUrl(ACCOUNT, readings)).status, only(checkScimUsers(ACCOUNT, readings)).status];
};

describe('a list without Resources, as the listing and the doctor read it', () => {
  it.each([
    ['absent', undefined],
    ['null', null],
    ['empty', []],
  ])('GIVEN Resources %s and no user THEN it is an empty list for both, and no listing comes of it', (_, Resources) => {
    expect(listing({ totalResults: 0, Resources })).toBe('SCIM_EMPTY');
    expect(doctor({ totalResults: 0, Resources })).toEqual(['pass', 'pass']);
  });

  it.each([
    ['absent', undefined],
    ['null', null],
    ['empty', []],
  ])('GIVEN Resources %s though there are users THEN neither takes it for complete', (_, Resources) => {
    expect(listing({ totalResults: 5, Resources })).toBe('SCIM_INCOMPLETE');
    expect(doctor({ totalResults: 5, Resources })).toEqual(['pass', 'fail']);
  });

  it('GIVEN an object that says nothing of a list THEN no listing comes of it, and the doctor says that it is not a list', () => {
    expect(listing({})).toBe('SCIM_INCOMPLETE');
    expect(doctor({})).toEqual(['fail', 'not checkable']);
  });
});

describe('wireList', () => {
  it('GIVEN members in another letter case THEN they are read', () => {
    const body = { TOTALRESULTS: 2, startindex: 1, ItemsPerPage: 2, resources: [1, 2] };
    expect(wireList(body)).toEqual({ totalResults: 2, startIndex: 1, itemsPerPage: 2, records: [1, 2] });
  });

  it('GIVEN a member twice that is not read THEN it is a list all the same', () => {
    expect(wireList({ totalResults: 0, Schemas: [], schemas: [] })).toMatchObject({ totalResults: 0, records: [] });
  });

  it.each([
    ['Resources twice', { totalResults: 1, Resources: [], resources: [1] }],
    ['a total twice', { totalResults: 1, totalresults: 1, Resources: [1] }],
    ['an object in place of Resources', { totalResults: 1, Resources: {} }],
    ['a list', [{ totalResults: 1 }]],
    ['nothing', null],
    ['a text', 'totalResults'],
  ])('GIVEN %s THEN it is not a list', (_, body) => {
    expect(wireList(body)).toBeUndefined();
  });
});
