/** The CDKTF stacks of an access file, to build an app of your own from. */
export { klaviyoApp } from './klaviyo-app.js';
export { KlaviyoStack, type KlaviyoStackProps } from './klaviyo-stack.js';
export { addBackend, stateLocation } from './stack-backend.js';
