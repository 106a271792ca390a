import { EXCEPTABLE_KINDS, FINDING_KINDS } from '../../src/access/finding-kind.js';
import { KINDS } from '../../src/drift/kinds.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { EXAMPLE, refusals } from './example.js';

const excepted = (kind: string): string => EXAMPLE.replace('kinds: [unexpected]', `kinds: [${kind}]`);

test('GIVEN the kinds THEN all can be excepted but those about the access file, grants, kept people and stopped provisioning', () => {
  const others = FINDING_KINDS.filter((kind) => !(EXCEPTABLE_KINDS as readonly string[]).includes(kind));

  expect(others.filter((kind) => KINDS[kind].subject !== 'access file')).toEqual([
    'expired-grant',
    'kept',
    'provisioning-stopped',
    'expiring-grant',
  ]);
  expect(FINDING_KINDS.filter((kind) => KINDS[kind].subject === 'access file')).toEqual(
    others.filter((kind) => KINDS[kind].subject === 'access file'),
  );
});

test.each(EXCEPTABLE_KINDS)('GIVEN an exception for %s WHEN the file is read THEN it is accepted', (kind) => {
  expect(parseAccessFile(excepted(kind), { path: 'access.yaml' }).accounts[0]!.exceptions[0]!.kinds).toEqual([kind]);
});

test.each(['expired-exception', 'unmatched-exception', 'expiring-exception', 'expird-exception'])(
  'GIVEN an exception for %s WHEN the file is read THEN it is refused at its place, and no such kind is offered',
  (kind) => {
    const [refusal, ...others] = refusals(excepted(kind));
    expect(others).toEqual([]);
    expect(refusal).toMatch(/^access\.yaml:\d+:\d+: kinds has /);
    const [, offered] = refusal!.split('; expected ');
    expect(offered).toContain('one of missing, inactive,');
    expect(offered).not.toMatch(/expired-|unmatched-|expiring-/);
  },
);
