import { oneLoginAdoption } from './chapters/onelogin-adoption.js';
import { oneLoginDeploy } from './chapters/onelogin-deploy.js';
import { oneLoginTraps } from './chapters/onelogin-traps.js';
import { describeWithEach, ONELOGIN } from './terraform-at-hand.js';

// The chapters share one file, so that each program's provider is looked for, and perhaps downloaded, once.
describeWithEach(
  'a deploy to a simulated OneLogin',
  (terraform) => {
    oneLoginDeploy(terraform);
    oneLoginTraps(terraform);
    oneLoginAdoption(terraform);
  },
  ONELOGIN,
);
