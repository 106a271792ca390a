const { TestEnvironment } = require('jest-environment-node');

/**
 * Jest's environment for Node, whose workers end at once. When the tests are over, jest gives a worker half a second to be
 * gone; then it kills it and warns of a leak. Node frees a worker's memory before it goes, hundreds of megabytes of modules,
 * which takes longer on a busy machine. Exiting within the event `exit` leaves that to the system.
 *
 * A real leak still shows: a worker that an open server or a timer keeps alive does not come to its `exit`.
 */
module.exports = TestEnvironment;

// Jest's own process has no channel to a parent, and ends as it likes.
if (process.channel) process.once('exit', (code) => process.exit(code));
