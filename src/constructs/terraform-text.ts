/**
 * The start of a Terraform template, `${` or `%{`, but not of a cdktf token (`${TfToken[...]}`), which cdktf itself
 * replaces by a reference. So a caller may pass a reference to another resource wherever plain text is expected. Text that
 * only looks like one cannot be escaped; the access file refuses it (`textFault` in access/).
 */
const TEMPLATE_START = /\$\{(?!TfToken\[)|%\{/g;

/** What may not stand as it is between the quotes of an HCL string. */
const UNQUOTABLE = /["\\\p{Cc}]/gu;

/**
 * Text as data for a Terraform attribute: Terraform gives back exactly this text, whatever but a token stands in it.
 * cdktf writes strings as they are, and Terraform reads every string of a JSON configuration as a template, so a group
 * named `${x}` would otherwise be evaluated. See Terraform's JSON configuration syntax, "Expression mapping", and the
 * escape sequences of its string templates.
 */
export function terraformText(text: string): string {
  return text.replace(TEMPLATE_START, (start) => start.slice(0, 1) + start);
}

/** Text as a quoted string literal inside a Terraform expression, such as the right side of `self.name == "..."`. */
export function terraformQuoted(text: string): string {
  const quotable = text.replace(UNQUOTABLE, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${terraformText(quotable)}"`;
}
