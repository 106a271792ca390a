import { SEVERITIES } from '../../src/access/finding-kind.js';
import { isAtOrAbove, severityOfRoleDifference } from '../../src/drift/severity.js';

test('two roles of full power weigh medium', () => {
  expect(severityOfRoleDifference('full', 'full')).toBe('medium');
});

test('a severity is at or above itself and every lighter one', () => {
  for (const [weight, severity] of SEVERITIES.entries()) {
    expect(SEVERITIES.filter((threshold) => isAtOrAbove(severity, threshold))).toEqual(SEVERITIES.slice(weight));
  }
});
