import { ANSWER_FAULTS } from './answer-faults.js';
import { CHANGE_FAULTS } from './change-faults.js';
import { type Fault } from './fault.js';
import { PAGE_FAULTS } from './page-faults.js';
import { RECORD_FAULTS } from './record-faults.js';
import { SERVER_KINDS } from './server-kinds.js';

/** Every fault that the server can do, by name, in the order of the table. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  ...ANSWER_FAULTS,
  ...PAGE_FAULTS,
  ...RECORD_FAULTS,
  ...CHANGE_FAULTS,
  ...SERVER_KINDS,
};
