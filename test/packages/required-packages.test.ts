import { MissingPackagesError, requirePackages } from '../../src/packages/required-packages.js';

const refusal = (installed: readonly string[]): string => {
  try {
    requirePackages('`klaviyo-access demo`', ['cdktf', 'okta', 'simulators'], (name) => installed.includes(name));
  } catch (error) {
    expect(error).toBeInstanceOf(MissingPackagesError);
    return (error as Error).message;
  }
  return '';
};

test('GIVEN all of them THEN nothing is refused', () => {
  expect(() => requirePackages('The demo', ['cdktf', 'okta', 'simulators'])).not.toThrow();
});

test('GIVEN none of them THEN all are named, with the command that installs them in the right versions', () => {
  expect(refusal([])).toMatchInlineSnapshot(`
    "\`klaviyo-access demo\` needs packages that are not installed: cdktf, constructs, @cdktf/provider-okta, express, node-forge, scimmy, scimmy-routers.
    Install them: npm install "cdktf@^0.21.0" "constructs@>=10.6 <10.8" "@cdktf/provider-okta@^14.1.1" "express@^5.3.0" "node-forge@^1.4.3" "scimmy@^1.3.5" "scimmy-routers@^1.3.2""
  `);
});

test('GIVEN some of them THEN the missing ones are named', () => {
  expect(refusal(['cdktf', '@cdktf/provider-okta', 'express', 'node-forge', 'scimmy', 'scimmy-routers']))
    .toMatchInlineSnapshot(`
    "\`klaviyo-access demo\` needs packages that are not installed: constructs.
    Install them: npm install "constructs@>=10.6 <10.8""
  `);
});

test('GIVEN one identity provider THEN the bindings of another are not asked for', () => {
  const others = (name: string): boolean => name !== '@cdktf/provider-okta';

  expect(() => requirePackages('The stack of acme', ['cdktf', 'entra'], others)).not.toThrow();
  expect(() => requirePackages('The stack of acme', ['cdktf', 'okta'], others)).toThrow(
    'The stack of acme needs packages that are not installed: @cdktf/provider-okta.',
  );
});

test('GIVEN Entra without its bindings THEN they are named, with the range that is tested', () => {
  const withoutAzuread = (name: string): boolean => name !== '@cdktf/provider-azuread';

  expect(() => requirePackages('The stack of acme', ['cdktf', 'entra'], withoutAzuread)).toThrow(
    'npm install "@cdktf/provider-azuread@^14.3.1"',
  );
});
