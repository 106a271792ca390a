import { SCHEMA_LINE } from '../../src/access/access-file-text.js';
import { cdktfJson } from '../../src/init/cdktf-json.js';
import { gitIgnore } from '../../src/init/git-ignore.js';
import { packageJson } from '../../src/init/package-json.js';
import { schemaLineMissing } from '../../src/init/project-files.js';
import { schemaCopy } from '../../src/init/schema-copy.js';
import { project, SHIPPED } from './project-sample.js';

const none = project({ providers: [] });

describe('package.json', () => {
  it('GIVEN a provider THEN it has this package and what its stacks need; without one this package alone', () => {
    expect(JSON.parse(packageJson(project(), SHIPPED).text)).toEqual({
      private: true,
      dependencies: { ...SHIPPED.ranges, 'klaviyo-access': '^1.2.3' },
    });
    expect(JSON.parse(packageJson(none, SHIPPED).text)).toEqual({
      private: true,
      dependencies: { 'klaviyo-access': '^1.2.3' },
    });
  });

  it.each([
    ['{"dependencies":{"klaviyo-access":"*"}}', []],
    ['{"devDependencies":{"klaviyo-access":"*"}}', []],
    ['{"dependencies":null}', ['Add to its dependencies:', '  "klaviyo-access": "^1.2.3",']],
    ['not JSON', ['Add to its dependencies:', '  "klaviyo-access": "^1.2.3",']],
  ])('GIVEN %s is there THEN what is missing is to be added', (there, add) => {
    expect(packageJson(none, SHIPPED).toAdd(there)).toEqual(add);
  });

  it('GIVEN a package whose version this one does not name THEN it is a fault of this package', () => {
    expect(() => packageJson(project(), { ...SHIPPED, ranges: {} })).toThrow('names no version of');
  });
});

describe('.gitignore', () => {
  it('GIVEN stacks THEN a state is never under version control', () => {
    expect(gitIgnore(project()).text.split('\n')).toEqual(
      expect.arrayContaining(['*.tfstate', '*.tfstate.backup', '.terraform/', 'cdktf.out/', 'node_modules/']),
    );
    expect(gitIgnore(none).text).toBe('node_modules/\nreports/\n');
  });

  it('GIVEN lines that say the same in another form THEN they are not to be added', () => {
    expect(gitIgnore(none).toAdd('/node_modules\r\nreports \r\n')).toEqual([]);
    expect(gitIgnore(none).toAdd('#reports')).toEqual(['Add these lines:', '  node_modules/', '  reports/']);
  });
});

describe('what is there already', () => {
  it('GIVEN the same THEN there is nothing to add', () => {
    for (const file of [schemaCopy(), cdktfJson()]) expect(file.toAdd(file.text)).toEqual([]);
    expect(schemaLineMissing(`${SCHEMA_LINE}\nversion: 1\n`)).toEqual([]);
  });

  it('GIVEN something else THEN it is said how to come by it', () => {
    expect(schemaCopy().toAdd('{}').join('\n')).toContain('npx klaviyo-access schema access > access.schema.json');
    expect(cdktfJson().toAdd('{}').join('\n')).toContain('klaviyo-access/dist/stacks/main.js');
    expect(schemaLineMissing('version: 1\n')).toEqual(['For editors, make this its first line:', `  ${SCHEMA_LINE}`]);
  });
});
