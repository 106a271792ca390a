import { execFileSync } from 'node:child_process';
import { hostname, userInfo } from 'node:os';
import { runUrl } from '../../publish/place.js';
import { type RunBy } from '../../reconcile/offboarding/offboarding.js';
import { type CliIo } from '../cli-io.js';

/** Git answers at once, or something is wrong with it. */
const GIT_MS = 5_000;

/** Who runs a command, as far as git, the operating system and the pipeline say. What they do not say is left out. */
export function runBy({ cwd, environment }: Pick<CliIo, 'cwd' | 'environment'>): RunBy {
  const known = {
    gitName: gitSetting('user.name', cwd, environment),
    gitEmail: gitSetting('user.email', cwd, environment),
    systemUser: environment.SUDO_USER ?? systemUser(),
    host: hostname(),
    pipelineUser: environment.GITHUB_ACTOR ?? environment.GITLAB_USER_LOGIN,
    pipelineRun: runUrl(environment),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== ''));
}

/** A setting of git; undefined where there is no git, or no such setting. */
function gitSetting(name: string, cwd: string, environment: CliIo['environment']): string | undefined {
  try {
    return execFileSync('git', ['config', '--get', name], {
      ...{ cwd, env: environment, encoding: 'utf8', timeout: GIT_MS },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    // Who ran it is said as far as it is known; without git the rest is.
    return undefined;
  }
}

/** Undefined where the system has no entry for the user, as in some containers. */
function systemUser(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
