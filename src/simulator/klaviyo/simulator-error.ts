/** An option or a seed file with which a simulator cannot start. Its message is for the person who gave it. */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError';
}
