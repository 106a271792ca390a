import { writeSync } from 'node:fs';
import { type Usage } from '../child.js';

/** Loaded before a program (`--require`): tells on file descriptor 3 what the process has used when it ends. */
process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  const usage: Usage = { processorMs: (user + system) / 1000, peakMiB: process.resourceUsage().maxRSS / 1024 };
  writeSync(3, JSON.stringify(usage));
});
