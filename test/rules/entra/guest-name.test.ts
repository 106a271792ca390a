import fc from 'fast-check';
import { pushedUserName } from '../../../src/rules/entra/guest-name.js';

describe('the userName that Entra pushes', () => {
  it.each([
    ['ada_example.org#EXT#@acme.onmicrosoft.com', 'ada@example.org'],
    ['ada_king_example.org#ext#@acme.onmicrosoft.com', 'ada_king@example.org'],
    ['ada_example.com', 'ada_example.com'],
    ['ada_king@example.com', 'ada_king@example.com'],
    ['ada#EXT#@acme.onmicrosoft.com', 'ada'],
  ])('of %s is %s', (name, pushed) => {
    expect(pushedUserName(name)).toBe(pushed);
  });

  it('is the address of a guest, whatever stands before its @', () => {
    const local = fc.stringMatching(/^[a-z0-9._+-]{1,20}$/);
    const domain = fc.domain();
    fc.assert(
      fc.property(local, domain, domain, (alias, theirs, ours) => {
        expect(pushedUserName(`${alias}_${theirs}#EXT#@${ours}`)).toBe(`${alias}@${theirs}`);
      }),
    );
  });
});
