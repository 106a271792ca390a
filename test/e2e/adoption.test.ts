import { adoption } from './chapters/adoption.js';
import { describeWithEach } from './terraform-at-hand.js';

describeWithEach('adopting an app of a simulated Okta', adoption);
