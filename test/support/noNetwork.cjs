// Loaded before a program (`node --require`): writes a line into POSTMORTEM_SOCKETS for whatever would
// open a socket, listen on one, look up a name, or run another program.
const { appendFileSync } = require('node:fs');
const record = (what) => appendFileSync(process.env.POSTMORTEM_SOCKETS, `${what}\n`);
const watched = [
  [require('node:net').Socket.prototype, 'connect'],
  [require('node:net').Server.prototype, 'listen'],
  [require('node:dgram'), 'createSocket'],
  [require('node:dns'), 'lookup'],
  [require('node:child_process'), 'execFile'],
  [require('node:child_process'), 'spawn'],
];
for (const [owner, name] of watched) {
  const own = owner[name];
  owner[name] = function (...args) {
    record(name);
    return own.apply(this, args);
  };
}
const ownFetch = globalThis.fetch;
globalThis.fetch = (...args) => {
  record('fetch');
  return ownFetch(...args);
};
record('watched');
