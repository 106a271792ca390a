// Loaded before the program (node --require): its first file stands still at the moment that PAUSE_AT names, until SIGINT
// comes or the process is killed. The parent is told when it does.
const files = require('node:fs/promises');
const { Buffer } = require('node:buffer');
const { clearInterval, setInterval } = require('node:timers');

const { rename, writeFile } = files;
let paused = false;

async function standStill(moment) {
  if (paused || process.env.PAUSE_AT !== moment) return;
  paused = true;
  const awake = setInterval(() => undefined, 1_000);
  const interrupted = new Promise((resolve) => process.once('SIGINT', resolve));
  process.send(moment);
  await interrupted;
  clearInterval(awake);
}

files.writeFile = async (file, parts) => {
  const whole = Buffer.concat(Array.from(parts, (part) => Buffer.from(part)));
  const half = Math.floor(whole.length / 2);
  await writeFile(file, whole.subarray(0, half));
  await standStill('half written');
  await writeFile(file, whole.subarray(half));
};

files.rename = async (from, to) => {
  await standStill('not yet renamed');
  return rename(from, to);
};
