import { SUPPORT_MATRIX } from '../provider/support-matrix.js';
import { type SupportFormat } from '../report/formats.js';
import { renderSupport } from '../report/support/support-format.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';

export interface SupportOptions {
  readonly format: SupportFormat;
}

/** `klaviyo-access support`: what works with which identity provider. It reads nothing and asks nobody. */
export function support({ format }: SupportOptions, io: CliIo): ExitCode {
  io.stdout.write(renderSupport(format, SUPPORT_MATRIX, { width: io.stdout.columns }));
  return EXIT.clean;
}
