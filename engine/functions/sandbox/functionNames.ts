import { parse } from "acorn";
import type { AnyNode, CallExpression, Expression, Identifier, Program } from "acorn";
import { ancestor, type AncestorVisitors } from "acorn-walk";

/** acorn-walk also tells of names that are bound, which its types leave out. */
type Visitors = AncestorVisitors<unknown> & { VariablePattern(node: Identifier): void };

const PURE = "/* @__PURE__ */ ";
const identifier = /^[A-Za-z_$][\w$]*$/;

/**
 * Names functions where they are made. A bundle of the Convex CLI keeps its functions' names by calls such
 * as `n(() => 1, "get")`, whose `Object.defineProperty` takes 0.3 µs; those inside `convex/server` run some
 * twenty times in every query and mutation. The function in `({get:() => 1}).get` has the same name and
 * costs nothing, and the value of a property `get` needs not even that. Everything keeps its place in the
 * text, so source maps stay true.
 */
export function nameInPlace(code: string): string {
  if (!code.includes('"name"')) return code;
  const program = parse(code, { ecmaVersion: "latest", allowReturnOutsideFunction: true });
  const helper = namingHelper(program);
  return helper === null ? code : rewritten(code, callsOf(program, helper));
}

type Replacement = { start: number; end: number; text: string };

type Call = { call: CallExpression; parent: AnyNode | undefined };

function rewritten(code: string, calls: Call[]): string {
  const replacements = calls.flatMap((call) => replacementsFor(code, call));
  replacements.sort((a, b) => a.start - b.start);
  let text = "";
  let from = 0;
  for (const { start, end, text: replaced } of replacements) {
    text += code.slice(from, start) + replaced.padEnd(end - start);
    from = end;
  }
  return text + code.slice(from);
}

/** None if the new text would not fit in the old one's place. */
function replacementsFor(code: string, { call, parent }: Call): Replacement[] {
  const [made, given] = call.arguments;
  if (made === undefined || given?.type !== "Literal" || typeof given.value !== "string") return [];
  const name = given.value;
  if (!isAnonymousFunction(made) || !identifier.test(name) || name === "__proto__") return [];
  const start = call.start - PURE.length;
  if (code.slice(start, call.start) !== PURE) return [];
  const named = isValueOf(parent, name);
  const before = { start, end: made.start, text: named ? "" : `({${name}:` };
  const after = { start: made.end, end: call.end, text: named ? "" : `}).${name}` };
  const fits = [before, after].every(({ start, end, text }) => text.length <= end - start);
  return fits ? [before, after] : [];
}

/** Whether a node is the property `name`, and so gives its value that name. */
function isValueOf(parent: AnyNode | undefined, name: string): boolean {
  return parent?.type === "Property" && !parent.computed && nameOf(parent.key) === name;
}

function isAnonymousFunction(node: AnyNode): boolean {
  if (node.type === "ArrowFunctionExpression") return true;
  return node.type === "FunctionExpression" && !node.id;
}

/** The calls of the module's helper, but those of another function that bears its name. */
function callsOf(program: Program, helper: string): Call[] {
  const bindings: number[] = [];
  const calls: { call: CallExpression; within: AnyNode[] }[] = [];
  const visitors: Visitors = {
    VariablePattern(node) {
      if (node.name === helper) bindings.push(node.start);
    },
    CallExpression(call, _, ancestors) {
      if (call.callee.type !== "Identifier" || call.callee.name !== helper) return;
      const within = ancestors.slice(1, -1) as AnyNode[];
      // A function called where it is made, `n(function () {}, "x")()`, would get the object as `this`.
      const parent = within.at(-1);
      const called = parent?.type === "CallExpression" && parent.callee === call;
      if (!called && parent?.type !== "TaggedTemplateExpression") calls.push({ call, within });
    },
  };
  ancestor(program, visitors);
  const shadowed = (node: AnyNode) => bindings.some((at) => node.start <= at && at < node.end);
  return calls
    .filter(({ within }) => !within.some(shadowed))
    .map(({ call, within }) => ({ call, parent: within.at(-1) }));
}

/** The name of esbuild's helper, `(f, name) => defineProperty(f, "name", { value: name, configurable: true })`. */
function namingHelper(program: Program): string | null {
  const declared = new Map<string, Expression>();
  for (const statement of program.body) {
    if (statement.type !== "VariableDeclaration") continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === "Identifier" && init) declared.set(id.name, init);
    }
  }
  for (const [name, init] of declared) {
    const definer = definerOf(init);
    if (definer !== null && isDefineProperty(declared.get(definer))) return name;
  }
  return null;
}

/** What a function calls that only defines its first parameter's name as its second; null for another function. */
function definerOf(init: Expression): string | null {
  if (init.type !== "ArrowFunctionExpression" || init.body.type !== "CallExpression") return null;
  const [target, value] = init.params.map(nameOf);
  const { callee, arguments: given } = init.body;
  const [defined, property, descriptor] = given;
  if (!target || !value || nameOf(defined) !== target) return null;
  if (property?.type !== "Literal" || property.value !== "name") return null;
  return isDescriptor(descriptor, value) ? nameOf(callee) : null;
}

function isDescriptor(node: AnyNode | undefined, value: string): boolean {
  if (node?.type !== "ObjectExpression" || node.properties.length !== 2) return false;
  const [first, second] = node.properties;
  if (first?.type !== "Property" || second?.type !== "Property") return false;
  if (nameOf(first.key) !== "value" || nameOf(first.value) !== value) return false;
  return (
    nameOf(second.key) === "configurable" && second.value.type === "Literal" && second.value.value === true
  );
}

function isDefineProperty(node: Expression | undefined): boolean {
  if (node?.type !== "MemberExpression" || node.computed) return false;
  return nameOf(node.object) === "Object" && nameOf(node.property) === "defineProperty";
}

function nameOf(node: AnyNode | undefined): string | null {
  return node?.type === "Identifier" ? node.name : null;
}
