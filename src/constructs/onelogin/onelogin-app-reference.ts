import { type ITerraformDependable } from 'cdktf';

/** An app of OneLogin, made here or existing already, as the other constructs need it. */
export interface OneLoginAppReference {
  /** The app's name in OneLogin, for messages. */
  readonly label: string;
  /** The app's number, as text or as a reference. */
  readonly appId: string;
  /** What has to be there before anything is added to the app; undefined where the stack does not manage the app. */
  readonly dependable: ITerraformDependable | undefined;
}
