import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { ENTRIES } from './entries.mjs';

/**
 * `npm run api`: the public API of each entry as one file in api/, and every type that a signature names but the entry does
 * not export. With `--check`, as CI runs it, it fails where a file differs from what is committed or such a type exists.
 */
const check = process.argv.includes('--check');
const quiet = { logLevel: ExtractorLogLevel.None };
let failed = false;
mkdirSync('temp/api', { recursive: true });
for (const [name, { source }] of Object.entries(ENTRIES)) {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: resolve('api-extractor.json'),
    packageJsonFullPath: resolve('package.json'),
    packageJson: JSON.parse(readFileSync('package.json', 'utf8')),
    configObject: {
      projectFolder: process.cwd(),
      mainEntryPointFilePath: resolve('dist/types', source.replace(/\.ts$/, '.d.ts')),
      compiler: { tsconfigFilePath: resolve('tsconfig.build.json') },
      newlineKind: 'lf',
      apiReport: {
        enabled: true,
        reportFileName: `${name.replace('/', '-')}.api.md`,
        reportFolder: resolve('api'),
        reportTempFolder: resolve('temp/api'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          default: quiet,
          'ae-forgotten-export': { logLevel: ExtractorLogLevel.Error },
        },
        tsdocMessageReporting: { default: quiet },
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
      },
    },
  });
  const { succeeded, apiReportChanged } = Extractor.invoke(config, {
    localBuild: !check,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === ExtractorLogLevel.Error) {
        process.stderr.write(`klaviyo-access/${name}: ${message.formatMessageWithLocation(process.cwd())}\n`);
      }
    },
  });
  if (check && apiReportChanged) process.stderr.write(`api/ is not up to date for ${name}: run npm run api.\n`);
  if (!succeeded || (check && apiReportChanged)) failed = true;
}
process.exitCode = failed ? 1 : 0;
