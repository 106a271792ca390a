/**
 * The entries of the package, by the name under which package.json exports them: the source that says what each exports, and
 * for what it needs optional peers (see src/packages/).
 */
export const ENTRIES = {
  index: { source: 'src/index.ts', needs: [] },
  access: { source: 'src/entries/access.ts', needs: [] },
  drift: { source: 'src/entries/drift.ts', needs: [] },
  klaviyo: { source: 'src/entries/klaviyo.ts', needs: [] },
  report: { source: 'src/entries/report.ts', needs: [] },
  'constructs/okta': {
    source: 'src/constructs/okta/index.ts',
    needs: ['cdktf', 'okta'],
  },
  'constructs/entra': {
    source: 'src/constructs/entra/index.ts',
    needs: ['cdktf', 'entra'],
  },
  'constructs/onelogin': {
    source: 'src/constructs/onelogin/index.ts',
    needs: ['cdktf', 'onelogin'],
  },
  stacks: { source: 'stacks/index.ts', needs: ['cdktf'] },
};
