import { converge } from './chapters/converge.js';
import { describeWith } from './terraform-at-hand.js';

jest.setTimeout(120_000);

describeWith('tofu', 'a deploy with OpenTofu', converge);
