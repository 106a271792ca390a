/**
 * What every error of this house is: its message is made of sentences for the person who reads it, and needs no stack
 * trace. Anything else that is thrown is a fault of the program.
 */
export abstract class KlaviyoAccessError extends Error {}
