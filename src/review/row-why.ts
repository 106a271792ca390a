import { activeAssignments, type Person } from '../drift/person.js';
import { type Finding } from '../drift/finding.js';
import { whyDeclared } from '../people/why-declared.js';
import { quoted } from '../text/quoted.js';

/**
 * Why somebody has access, as clauses: the assignment, rule or grant of the access file; the exception that accepts it; the groups of the
 * identity provider. Null where nothing gives it.
 *
 * @param isOwner - whether they are the account's owner, to whom no assignment applies
 */
export function rowWhy(person: Person, findings: readonly Finding[], isOwner: boolean): string | null {
  const declared = isOwner ? ['the owner of the account'] : person.declared ? [whyDeclared(person.declared)] : [];
  const exceptions = findings.flatMap(({ exception }) => {
    if (exception === null) return [];
    const until = exception.expires === null ? '' : ` until ${exception.expires}`;
    return [`an exception${until}: ${quoted(exception.reason)}`];
  });
  const groups = declared.length > 0 ? [] : assignedBy(person);
  const all = [...new Set([...declared, ...exceptions, ...groups])];
  return all.length === 0 ? null : all.join('; ');
}

/** What of the identity provider gives somebody the app whom the access file does not declare. */
function assignedBy(person: Person): readonly string[] {
  return activeAssignments(person).map(({ groups, through }) => {
    const by =
      groups.length > 0 ? `by ${groups.map(quoted).join(', ')}` : through === 'person' ? 'to the person alone' : '';
    return `assigned in the identity provider ${by}`.trim().concat(', which the access file does not declare');
  });
}
