import { members } from './chapters/members.js';
import { rules } from './chapters/rules.js';
import { describeWithEach } from './terraform-at-hand.js';

describeWithEach('who belongs to the groups of a simulated Okta', (terraform) => {
  members(terraform);
  rules(terraform);
});
