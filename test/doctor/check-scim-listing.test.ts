import { checkListing, checkPageSize } from '../../src/doctor/check-scim-listing.js';
import { unread, wasRead } from '../../src/provider/reading.js';
import { klaviyoReadings, only, scimFailed, wirePage } from './sample-readings.js';

const pageSize = (page: unknown) => only(checkPageSize(klaviyoReadings({ firstPage: wasRead(page) })));

describe('checkPageSize', () => {
  it('GIVEN a page of 100 WHEN checked THEN it passes and says what came', () => {
    const verdict = pageSize(wirePage(100, 250));
    expect(verdict.status).toBe('pass');
    expect(verdict.reason).toBe('The first page was to hold 100 users. It holds 100 of 250 (itemsPerPage 100).');
  });

  it.each([
    [50, 250, 'warn', 'smaller'],
    [250, 250, 'warn', 'ignores the count'],
    [3, 3, 'not checkable', 'too few'],
  ])('GIVEN %d of %d users WHEN checked THEN it is %s', (count, total, status, words) => {
    const verdict = pageSize(wirePage(count, total));
    expect(verdict.status).toBe(status);
    expect(verdict.reason).toContain(words);
  });

  it('GIVEN no figures WHEN checked THEN it is not checkable', () => {
    expect(pageSize({ Resources: [] }).status).toBe('not checkable');
    expect(pageSize('text').status).toBe('not checkable');
    expect(pageSize({ totalResults: 0 }).reason).toBe(
      'The first page was to hold 100 users. It holds 0 of 0. There are too few users to see the page size.',
    );
    expect(only(checkPageSize(klaviyoReadings({ firstPage: unread('No key.') }))).reason).toBe('No key.');
  });
});

describe('checkListing', () => {
  it('GIVEN a proved listing WHEN checked THEN it passes with its figures', () => {
    expect(only(checkListing(klaviyoReadings())).reason).toBe('250 users on 3 pages. The listing is complete.');
    const one = wasRead({ totalResults: 1, read: 1, pages: 1, sha256: '', users: [] });
    expect(only(checkListing(klaviyoReadings({ listing: one }))).reason).toContain('1 user on 1 page. ');
  });

  it('GIVEN a listing that cannot be proved WHEN checked THEN it fails; unread THEN it is not checkable', () => {
    const listing = scimFailed('SCIM_INCOMPLETE', 'It does not add up.');
    expect(only(checkListing(klaviyoReadings({ listing })))).toMatchObject({
      status: 'fail',
      reason: 'It does not add up.',
    });
    expect(only(checkListing(klaviyoReadings({ listing: unread('No page.') }))).status).toBe('not checkable');
  });
});
