import { readAuthorities } from '../../../../src/review/evidence/time-stamp/authority-certificate.js';
import { ReviewError } from '../../../../src/review/review-error.js';

describe('the certificates of a file', () => {
  const block = (text: string) => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;

  it.each([
    ['nothing', ''],
    ['another block', block('AAAA').replaceAll('CERTIFICATE', 'PUBLIC KEY')],
    ['a block that holds no certificate', block('AAAA')],
    ['a block that does not end', '-----BEGIN CERTIFICATE-----\nAAAA\n'],
  ])('GIVEN %s THEN it is an error that names the file, so that no authority goes without a check', (_, pem) => {
    const read = () => readAuthorities(pem, 'roots.pem');
    expect(read).toThrow(ReviewError);
    expect(read).toThrow("No certificate can be read from roots.pem: name the authority's root certificate, as PEM.");
  });
});
