// Mocha's usual output, with one line at the end that a program can read.
const { reporters } = require('mocha');

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      console.log(`${passes} passing, ${failures} failing, ${pending} pending`);
    });
  }
};
