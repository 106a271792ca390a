import { z } from 'zod';

import { anyText, flag, line, mapping, oneOf } from './schema-parts.js';

const STATE_KEY = 'klaviyo-access/{account}';
const EXPECTED_SETTING = 'a text, a number, true or false';

/** The `terraform` part of the access file, as written. Default: a local backend. */
export const terraformSchema = mapping('a mapping with backend and preventDestroy', {
  backend: mapping('a mapping with type, stateKey, settings', {
    type: oneOf(['local', 's3', 'azurerm', 'gcs', 'remote', 'cloud']).describe(
      "The backend's type, as Terraform names it.",
    ),
    stateKey: line('a text in which {account} stands for the name of the account')
      .default(STATE_KEY)
      .describe("The place of a stack's state within the backend; {account} stands for the account's name."),
    settings: z
      .record(z.string(), z.union([anyText(EXPECTED_SETTING), z.number(), z.boolean()], { error: EXPECTED_SETTING }), {
        error: "a mapping of the backend's arguments",
      })
      .default({})
      .describe(
        "The backend's own arguments, by Terraform's names. No secrets: those come from its environment variables.",
      ),
  })
    .prefault({ type: 'local' })
    .describe('Where Terraform keeps its state. Default: a local file for each stack.'),
  preventDestroy: flag(true).describe(
    'true: Terraform refuses to destroy or replace the app, its role attribute and its group assignments.',
  ),
})
  .prefault({})
  .describe("Terraform's settings for the stacks.");
