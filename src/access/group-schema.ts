import { z } from 'zod';

import { OKTA_GROUP_TYPES } from './okta-settings.js';
import { anyCase, formed, line, mapping, readable } from './schema-parts.js';
import { groupNameFault } from '../people/group-name-fault.js';

/** What may stand under `group`. */
export const EXPECTED_GROUP = "a group's name, { id: 00g... } or { name: ..., type: okta_group }";

const groupName = line("a group's name").superRefine(readable("a group's name", groupNameFault));

const EXPECTED_ID = 'the id of a group in the identity provider, such as 00g1a2b3';

/** OneLogin's are whole numbers; read, they are text. */
const groupId = z.union(
  [
    z.int({ error: EXPECTED_ID }).positive({ error: EXPECTED_ID }).transform(String),
    formed(EXPECTED_ID, /^[A-Za-z0-9_-]+$/),
  ],
  { error: EXPECTED_ID },
);

/** A group, as written: by its name, or by what tells it from others of that name. */
export const groupSchema = z
  .union(
    [
      mapping(EXPECTED_GROUP, {
        id: groupId.describe(
          "The group's id in the identity provider, such as the last part of its page's address in Okta's console.",
        ),
        name: groupName
          .optional()
          .describe('Its name in the identity provider, in the roster and in reports. Default: its id.'),
      }),
      mapping(EXPECTED_GROUP, {
        name: groupName.describe('Its name in Okta and in the roster.'),
        type: anyCase(OKTA_GROUP_TYPES).describe(
          'Of Okta alone. okta_group: made in Okta. app_group: imported from another directory or app. built_in: such as Everyone.',
        ),
      }),
      groupName,
    ],
    { error: EXPECTED_GROUP },
  )
  .describe(
    "The group's name in the identity provider and in the roster. Where several groups of Okta have one name: the id or " +
      'the type of the one that is meant.',
  );
