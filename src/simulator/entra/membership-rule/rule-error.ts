/** A membership rule that Entra does not take. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
}
