import { apiProvisioning } from './chapters/api-provisioning.js';
import { appUpdates } from './chapters/app-updates.js';
import { converge } from './chapters/converge.js';
import { destroy } from './chapters/destroy.js';
import { existingApp } from './chapters/existing-app.js';
import { groupsOfOneName } from './chapters/groups-of-one-name.js';
import { handMadeChanges } from './chapters/hand-made-changes.js';
import { planGuard } from './chapters/plan-guard.js';
import { unseenLosses } from './chapters/unseen-losses.js';
import { describeWithEach } from './terraform-at-hand.js';

// The chapters share one file, so that each program's provider is looked for, and perhaps downloaded, once.
describeWithEach('a deploy to a simulated Okta', (terraform) => {
  converge(terraform);
  handMadeChanges(terraform);
  appUpdates(terraform);
  destroy(terraform);
  planGuard(terraform);
  unseenLosses(terraform);
  apiProvisioning(terraform);
  existingApp(terraform);
  groupsOfOneName(terraform);
});
