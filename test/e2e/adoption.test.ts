import { adoption } from './chapters/adoption.js';
import { describeWith } from './terraform-at-hand.js';

jest.setTimeout(120_000);

describeWith('terraform', 'adopting an app of a simulated Okta', adoption);
