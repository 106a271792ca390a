import { z } from 'zod';

import { COST_INPUTS, CURRENCY_CODE, DEFAULT_CURRENCY } from './cost-inputs.js';
import { COST_INPUT_NAMES, type CostInputName } from './stated-costs.js';
import { formed, mapping } from './schema-parts.js';

const EXPECTED = 'a number, 0 or more';

/** What the access file states of costs. Every key may be left out. */
export const costSchema = mapping(`a mapping with currency, ${COST_INPUT_NAMES.join(', ')}`, {
  currency: formed('a currency as three capital letters, such as EUR', CURRENCY_CODE)
    .optional()
    .describe(`The currency of the amounts (ISO 4217). Default ${DEFAULT_CURRENCY}.`),
  ...(Object.fromEntries(COST_INPUT_NAMES.map((name) => [name, input(name)])) as Record<
    CostInputName,
    ReturnType<typeof input>
  >),
});

function input(name: CostInputName) {
  const { label, unit, default: standard } = COST_INPUTS[name];
  return z
    .number({ error: EXPECTED })
    .min(0, { error: EXPECTED })
    .optional()
    .describe(`${label} (${unit}). Default ${standard}.`);
}
