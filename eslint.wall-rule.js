const { dirname, relative, resolve, sep } = require('node:path');

/** The room that a file stands in: the folder of src, `stacks`, or `index` for the public entry. */
function roomOf(file) {
  const [top, inner = 'index'] = relative(__dirname, file).split(sep);
  return top === 'src' ? inner.replace(/\.\w+$/, '') : top;
}

/** A file inside of its room, without its ending: `provider/words`. */
const fileInRoom = (file) =>
  relative(resolve(__dirname, 'src'), file)
    .split(sep)
    .join('/')
    .replace(/\.\w+$/, '');

/** The name in `name(...)` and `a.name(...)`. */
const calledName = ({ callee }) => (callee.type === 'MemberExpression' ? callee.property.name : callee.name);

/** Whether a call loads a module: `require(...)`, or `createRequire(...)(...)`. */
const loads = (call) =>
  calledName(call) === 'require' ||
  (call.callee.type === 'CallExpression' && calledName(call.callee) === 'createRequire');

/** The text of a plain string, in either kind of quotes; undefined for all that only a run would tell. */
function plainText(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TSLiteralType') return plainText(node.literal);
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
}

/**
 * The rule that holds every way to import against the walls, by the file that is meant: `import`, `export ... from`,
 * `import(...)`, `require(...)`, `createRequire(...)(...)`, and TypeScript's `import('...').Name` and `import a = require(...)`.
 *
 * `unknownRoom(room)`, `closedRoom(from, to, file)` and `closedPackage(from, name)` say what is wrong, or undefined.
 */
module.exports = ({ unknownRoom, closedRoom, closedPackage }) => ({
  meta: { type: 'problem', schema: [] },
  create(context) {
    const room = roomOf(context.filename);

    const complain = (node, message) => {
      if (message !== undefined) context.report({ node, message });
    };
    const check = (node) => {
      const name = plainText(node);
      if (name === undefined) complain(node, 'What is imported is a plain string, so that the walls can be held.');
      else if (/^\.{0,2}\//.test(name) || /^\.{1,2}$/.test(name)) {
        const file = resolve(dirname(context.filename), name);
        const other = roomOf(file);
        if (other !== room) complain(node, closedRoom(room, other, fileInRoom(file)));
      } else complain(node, closedPackage(room, name));
    };
    const checkSource = ({ source }) => {
      if (source !== null) check(source);
    };

    return {
      Program: (node) => complain(node, unknownRoom(room)),
      ImportDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ImportExpression: checkSource,
      TSImportType: checkSource,
      TSExternalModuleReference: ({ expression }) => check(expression),
      CallExpression(node) {
        if (loads(node)) check(node.arguments[0] ?? node);
        else if (calledName(node) === 'createRequire' && node.parent.callee !== node) {
          complain(node, 'What createRequire gives is called at once, so that the walls can be held.');
        }
      },
    };
  },
});
