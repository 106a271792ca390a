// Loaded before the program (node --require): tells the parent when the program has taken something from standard input.
const { push } = process.stdin;

process.stdin.push = (chunk, ...others) => {
  if (chunk !== null) process.send('read');
  return push.call(process.stdin, chunk, ...others);
};
