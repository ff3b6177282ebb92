/**
 * ESLint rule: no function longer than the given number of lines. The callback of a `describe` is a
 * table of contents, not a function to read, and does not count.
 */
export const functionLength = {
  meta: {
    type: "suggestion",
    schema: [{ type: "integer", minimum: 1 }],
    messages: { tooLong: "This function has {{lines}} lines, more than {{max}}: divide it." },
  },
  create(context) {
    const [max] = context.options;
    const check = (node) => {
      const lines = node.loc.end.line - node.loc.start.line + 1;
      if (lines <= max || isDescribeBody(node)) return;
      context.report({ loc: node.loc.start, messageId: "tooLong", data: { lines, max } });
    };
    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  },
};

function isDescribeBody({ parent }) {
  if (parent.type !== "CallExpression") return false;
  let callee = parent.callee;
  while (callee.type !== "Identifier") {
    if (callee.type === "MemberExpression") callee = callee.object;
    else if (callee.type === "CallExpression") callee = callee.callee;
    else if (callee.type === "TaggedTemplateExpression") callee = callee.tag;
    else return false;
  }
  return callee.name === "describe";
}
