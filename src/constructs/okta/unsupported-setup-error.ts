/** What the access file asks for is well-formed, but cannot be set up. The message says why and what to write instead. */
export class UnsupportedSetupError extends Error {
  override readonly name = 'UnsupportedSetupError';
}
