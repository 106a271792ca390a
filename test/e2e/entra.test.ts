import { entraAdoptCommand } from './chapters/entra-adopt-command.js';
import { entraAdoption } from './chapters/entra-adoption.js';
import { entraDeploy } from './chapters/entra-deploy.js';
import { AZUREAD, describeWithEach } from './terraform-at-hand.js';

// The chapters share one file, so that each program's provider is looked for, and perhaps downloaded, once.
describeWithEach(
  'a deploy to a simulated Entra',
  (terraform) => {
    entraDeploy(terraform);
    entraAdoption(terraform);
    entraAdoptCommand(terraform);
  },
  AZUREAD,
);
