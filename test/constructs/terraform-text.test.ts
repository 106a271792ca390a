import { Testing, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { terraformQuoted, terraformText } from '../../src/constructs/terraform-text.js';

describe('terraformText', () => {
  it.each([
    ['plain text', 'plain text'],
    ['${source.email}', '$${source.email}'],
    ['a ${b} %{if c}d%{endif}', 'a $${b} %%{if c}d%%{endif}'],
    ['already doubled $${x}', 'already doubled $$${x}'],
    ['$ { % {', '$ { % {'],
    ['"quotes" and \\', '"quotes" and \\'],
  ])('writes %j so that Terraform reads it back as it was', (text, written) => {
    expect(terraformText(text)).toBe(written);
  });

  it('leaves a reference of cdktf a reference, beside text that is escaped', () => {
    // GIVEN a text that holds a token and a template
    const stack = new TerraformStack(Testing.app(), 'acme');
    const variable = new TerraformVariable(stack, 'name', { type: 'string' });

    // WHEN it is synthesised
    new TerraformOutput(stack, 'out', { value: terraformText(`\${x} ${variable.stringValue}`) });

    // THEN only the token is a reference
    const { output } = JSON.parse(Testing.synth(stack)) as { output: { out: { value: string } } };
    expect(output.out.value).toBe('$${x} ${var.name}');
  });
});

describe('terraformQuoted', () => {
  it.each([
    ['plain', '"plain"'],
    ['a "b" \\ c', '"a \\"b\\" \\\\ c"'],
    ['line\nbreak', '"line\\u000abreak"'],
    ['${x} %{y}', '"$${x} %%{y}"'],
  ])('quotes %j for an expression', (text, written) => {
    expect(terraformQuoted(text)).toBe(written);
  });
});
