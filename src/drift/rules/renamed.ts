import { type Severity } from '../../access/finding-kind.js';
import { type DeclaredPerson } from '../../people/declared-person.js';
import { furtherPushProblem } from '../assignment-state.js';
import { type Finding } from '../finding.js';
import { KINDS } from '../kinds.js';
import { makeFinding } from '../make-finding.js';
import { type Person } from '../person.js';
import { type RecordLink } from '../record-links.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { powerInAccount } from '../../access/power-in-account.js';
import { severityOfUndeclared } from '../severity.js';
import { declaredAs } from '../wording.js';
import { quoted } from '../../text/quoted.js';

const SEVERITY = KINDS.renamed.severity;

/**
 * A declared person's record in Klaviyo still has an old userName: one difference, which would otherwise be a person who is
 * missing and a stranger. See `recordLinks` for when that is known, and `withoutRepeats` for what it takes the place of.
 *
 * Where the provider has the record's id, it weighs what a person weighs who is missing. Where only the record has the id of
 * the person, it weighs what a stranger does, since a person who can write a record can write that id.
 *
 * @param person - the declared person, with the record as theirs
 */
export function renamed(context: RuleContext, person: Person): readonly Finding[] {
  const link = context.links.renamed.get(person.key);
  const { declared } = person;
  if (link === undefined || declared === undefined) return NO_FINDINGS;
  const { assignment } = link.assigned;
  const { record } = link.provisioned;
  const push = context.words.pushAgain;
  return [
    makeFinding(context, person, {
      kind: 'renamed',
      severity: severityOf(context, link),
      assignment,
      record,
      message:
        `${message(context, link, declared)}, still has the userName ${quoted(record.userName)}.` +
        furtherPushProblem(context.words, assignment),
      remedy: link.byProvider
        ? `Push the person again: ${push}. Do not remove the record: it is that of this person.`
        : 'Find out in Klaviyo whose record it is, since nothing but the record itself names this person. If it is theirs, ' +
          `push the person again: ${push}. If it is not, remove it.`,
    }),
  ];
}

function severityOf({ account }: RuleContext, { byProvider, provisioned }: RecordLink): Severity {
  if (byProvider) return SEVERITY.linkedByProvider;
  const weight = severityOfUndeclared(powerInAccount(account, provisioned.record.role));
  return weight === 'critical' ? SEVERITY.linkedByRecordWithPower : SEVERITY.linkedByRecord;
}

function message({ words }: RuleContext, { assigned, provisioned, byProvider }: RecordLink, declared: DeclaredPerson) {
  const id = quoted(provisioned.record.id);
  const userName = quoted(assigned.assignment.userName);
  const record = byProvider
    ? `the record ${id} in Klaviyo, which ${words.name} manages as ${userName}`
    : `the record ${id} in Klaviyo, which has the id of ${userName} in ${words.name}`;
  return `${declaredAs(declared)}, but ${record}`;
}
