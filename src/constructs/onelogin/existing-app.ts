import { Construct } from 'constructs';
import { terraformText } from '../terraform-text.js';
import { type OneLoginAppReference } from './onelogin-app-reference.js';

export interface ExistingAppProps {
  /** The app's number in OneLogin: the last part of its address in the administration. */
  readonly id: string;
  /** The app's name in OneLogin, for messages. */
  readonly label: string;
}

/** The form of an app's number. */
const NUMBER = /^[1-9][0-9]*$/;

/**
 * An app that exists in OneLogin already. It makes nothing: the provider has no data source for apps, so that a plan can neither read the app nor
 * see whether the number is that of another one. The doctor of klaviyo-access compares the two; run it before the first deploy.
 */
export class ExistingApp extends Construct implements OneLoginAppReference {
  readonly label: string;
  readonly appId: string;
  readonly dependable = undefined;

  /** @throws Error if the id is no number */
  constructor(scope: Construct, id: string, props: ExistingAppProps) {
    super(scope, id);
    if (!NUMBER.test(props.id)) throw new Error(`\`id\` must be the app's number, such as 123456, got: ${props.id}`);
    this.label = props.label;
    this.appId = terraformText(props.id);
  }
}
