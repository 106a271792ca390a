import fc from 'fast-check';
import LinkHeader from 'http-link-header';
import { OktaReadError } from '../../../../src/provider/okta/connection/okta-read-error.js';
import { pageLinks } from '../../../../src/provider/okta/connection/page-links.js';
import { anyText } from '../../../text/any-text.js';

const PAGE = new URL('https://acme.okta.com/api/v1/groups/00g1/users?limit=200');
const SELF = `<${PAGE.href}>; rel="self"`;
const NEXT = 'https://acme.okta.com/api/v1/groups/00g1/users?after=00u1&limit=200';

const hrefs = (header: string) => {
  const { self, next } = pageLinks(header, PAGE);
  return { self: self?.href, next: next?.href };
};

describe('pageLinks', () => {
  it.each([
    `${SELF}, <${NEXT}>; rel="next"`,
    `<${NEXT}>; rel="next",${SELF}`,
    `${SELF}, <${NEXT}>; rel="Next"`,
    `${SELF}, <${NEXT}>; Rel="next"`,
    `${SELF}, <${NEXT}>; rel = "next"`,
    `${SELF},<${NEXT}>;rel=next`,
    `${SELF}, <${NEXT}>; rel="last next"`,
    `${SELF}, <${NEXT}>; title="a, b; rel=\\"self\\" <c>"; rel=next`,
    `${SELF}, <${NEXT}>; rel="next", <${NEXT}>; rel="next"`,
    `${SELF}, <?after=00u1&limit=200>; rel="next"`,
    `${SELF}, </api/v1/groups/00g1/users?after=00u1&limit=200>; rel="next"`,
    `${SELF}, <//acme.okta.com/api/v1/groups/00g1/users?after=00u1&limit=200>; rel="next"`,
    `<https://acme.okta.com/${'x'.repeat(4000)}>; rel="first", ${SELF}, <${NEXT}>; rel="next"`,
  ])('GIVEN %.120s WHEN it is read THEN self and next are known', (header) => {
    expect(hrefs(header)).toEqual({ self: PAGE.href, next: NEXT });
  });

  it('GIVEN self alone, another relation, or nothing WHEN it is read THEN there is no next page', () => {
    expect(hrefs(SELF)).toEqual({ self: PAGE.href, next: undefined });
    expect(hrefs(`<${NEXT}>; rel="prev"`)).toEqual({ self: undefined, next: undefined });
    expect(hrefs(`<${NEXT}>`)).toEqual({ self: undefined, next: undefined });
    expect(hrefs('')).toEqual({ self: undefined, next: undefined });
  });

  it.each([
    ['garbage', 'has a Link header that is not well-formed'],
    [`${SELF}, <${NEXT}`, 'has a Link header that is not well-formed'],
    [`${SELF}, ${NEXT}; rel="next"`, 'has a Link header that is not well-formed'],
    [`${SELF}, <${NEXT}>; rel="next", <${NEXT}1>; rel="next"`, 'names several pages as rel="next"'],
    [`${SELF}, <http://[>; rel="next"`, 'names a page as rel="next" by something that is not a URL'],
  ])('GIVEN %s WHEN it is read THEN it is refused: it %s', (header, what) => {
    expect(() => pageLinks(header, PAGE)).toThrow(
      `The list at ${PAGE.href} ${what}. Without a complete list nothing is concluded. Check whether a proxy `,
    );
  });

  it('GIVEN an error that is not of the header WHEN it is read THEN it does not pass for an incomplete list', () => {
    const mistake = new TypeError('a mistake of ours');
    const rel = jest.spyOn(LinkHeader.prototype, 'rel').mockImplementation(() => {
      throw mistake;
    });
    expect(() => pageLinks(SELF, PAGE)).toThrow(mistake);
    rel.mockRestore();
  });

  it('GIVEN any header WHEN it is read THEN there are links or a house error', () => {
    const piece = fc.constantFrom('<', '>', ';', ',', '"', '\\', '=', ' ', 'rel', 'next', 'self', '*', "'", NEXT, 'x');
    const header = fc.oneof(
      anyText(),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(header, (text) => {
        try {
          const { self, next } = pageLinks(text, PAGE);
          for (const link of [self, next]) expect(link === undefined || link instanceof URL).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(OktaReadError);
        }
      }),
    );
  });
});
