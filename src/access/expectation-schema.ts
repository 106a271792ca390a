import { z } from 'zod';

import { userNameFault } from '../people/user-name-fault.js';
import { line, list, mapping, readable } from './schema-parts.js';

const EXPECTED = 'an expectation: a mapping with account, role, and user or attributes and groups';

/** What the rules must say of a person, as written. */
export const expectationSchema = mapping(EXPECTED, {
  user: line("a person's userName")
    .superRefine(readable("a person's userName", userNameFault))
    .optional()
    .describe('The userName of a person of the directory.'),
  attributes: z
    .record(line("an attribute's name"), line('a text; put what reads as a number or a date in quotes'), {
      error: 'a mapping of attributes to texts',
    })
    .optional()
    .describe('In place of user: the attributes of a person who need not exist.'),
  groups: list("a list of groups' names", line("a group's name"))
    .optional()
    .describe('In place of user: the groups of a person who need not exist.'),
  account: line("an account's name").describe('The account of which the expectation is.'),
  role: line("a role's id, or none").describe('The role that the person must have there; none: no access.'),
}).superRefine(({ user, attributes, groups }, context) => {
  const described = attributes !== undefined || groups !== undefined;
  if ((user === undefined) !== described) {
    const problem = user === undefined ? 'has none of user, attributes, groups' : 'has user and a described person';
    context.addIssue({
      code: 'custom',
      message: 'either user, or attributes and groups of a person who need not exist',
      params: { problem },
    });
  }
});

export type ExpectationFile = z.output<typeof expectationSchema>;
