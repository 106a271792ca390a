import { type AdoptOutcome, adoptText } from '../../../src/report/adopt/adopt-text.js';
import { sampleAccount } from '../../constructs/okta/sample-account.js';

const adopt = { app: '0oa1', roleAttribute: 'keep', groupAssignments: true, groups: {}, rules: {} } as const;

const text = (changes: Partial<AdoptOutcome> = {}): string =>
  adoptText({
    provider: 'Okta',
    app: { id: '0oa1', label: 'Klaviyo' },
    account: sampleAccount({ adopt }),
    people: 1,
    caution: 'Read it before you deploy.',
    afterwards: [],
    imports: ['okta_app_saml.app'],
    notes: [],
    files: { accessFile: 'access.yaml', roster: 'people.csv', schema: 'access.schema.json' },
    ...changes,
  });

describe('adoptText', () => {
  it('says what was written, what the first plan shows and what comes next', () => {
    expect(text()).toContain('Read the app "Klaviyo" (0oa1) from Okta; nothing was changed there.\n');
    expect(text()).toContain('Wrote access.yaml: 2 groups, custom roles retention_lead.\n');
    expect(text()).toContain('Wrote people.csv: 1 person from all groups of the app.\n');
    expect(text()).toContain('Wrote access.schema.json: the schema, for editors.\n');
    expect(text()).toContain('The first plan imports:\n  okta_app_saml.app\nand is expected to change nothing.\n');
    expect(text()).toContain('  npx cdktf plan acme\n');
  });

  it('says what to look at in the plan, and does not promise an empty one', () => {
    expect(text()).toContain('\nRead it before you deploy.\n');
    expect(text()).not.toMatch(/no change|is empty/);
  });

  it('counts one group and has no custom roles to name', () => {
    const { assignments } = sampleAccount();
    const account = sampleAccount({ adopt, customRoles: [], assignments: assignments.slice(0, 1) });

    expect(text({ account })).toContain('Wrote access.yaml: 1 group.\n');
  });

  it('announces the update that follows the removal of the part adopt, if there is one', () => {
    const afterwards = ['The plan after that updates okta_app_user_schema_property.role once.'];

    expect(text({ afterwards })).toContain('updates okta_app_user_schema_property.role once');
    expect(text()).not.toContain('okta_app_user_schema_property');
  });

  it('tells each note under its severity, wrapped, and text from outside as text', () => {
    const shown = text({
      notes: [
        { severity: 'warning', text: `Group "\u001b[2J" is left out: ${'word '.repeat(30)}` },
        { severity: 'info', text: 'Something differs.' },
      ],
    });

    expect(shown).toContain(
      'and, apart from what follows, is expected to change nothing:\n  WARNING Group "<U+001B>[2J"',
    );
    expect(shown).toContain('\n          word');
    expect(shown).toContain('  note    Something differs.\n');
    expect(shown.split('\n').every((line) => line.length <= 105)).toBe(true);
  });

  it('names the variable by which cdktf finds another access file', () => {
    expect(text()).toContain('\nNext:\n  klaviyo-access init && npm install ');
    expect(text({ files: { accessFile: 'acme/a.yaml', roster: 'acme/people.csv', schema: undefined } })).toContain(
      'Next, with KLAVIYO_ACCESS_FILE set to acme/a.yaml:\n',
    );
  });

  it('says that no roster was written', () => {
    expect(text({ files: { accessFile: 'access.yaml', roster: undefined, schema: undefined } })).toContain(
      'Wrote no roster',
    );
  });
});
