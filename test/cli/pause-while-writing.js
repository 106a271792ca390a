// Loaded before the program (node --require): its first file stands still at the moment that PAUSE_AT names, until SIGINT
// comes or the process is killed. The parent is told when it does.
const files = require('node:fs/promises');
const { clearInterval, setInterval } = require('node:timers');

const { open, rename } = files;
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

files.open = async (...asked) => {
  const handle = await open(...asked);
  const writeFile = handle.writeFile.bind(handle);
  handle.writeFile = async (text, encoding) => {
    const half = Math.floor(text.length / 2);
    await writeFile(text.slice(0, half), encoding);
    await standStill('half written');
    await writeFile(text.slice(half), encoding);
  };
  return handle;
};

files.rename = async (from, to) => {
  await standStill('not yet renamed');
  return rename(from, to);
};
