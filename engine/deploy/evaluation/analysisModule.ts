import type { CompiledModule } from "../../functions/sandbox/compileModule";

/** Where the analysis module stands among the user's; the CLI may not push into this folder. */
export const ANALYSIS_MODULE = "_system/analysis.js";

/**
 * Looks at a user module from inside its own realm, so that only text leaves it. Its one export is
 * called like a query with `{step, module}`; what it answers is not to be trusted, for user code runs
 * in the same realm.
 */
const SOURCE = `
const { stringify, parse } = JSON;
const { keys } = Object;
const isObject = (value) => (typeof value === "object" || typeof value === "function") && value !== null;
const textOf = (registered, name) => {
  const method = registered[name];
  if (method === undefined) return null;
  if (typeof method !== "function") return { problem: name + " is not a function or \`undefined\`." };
  const text = method.call(registered);
  return typeof text === "string" ? text : { problem: name + "() didn't return a string." };
};
const described = (value, name) => ({
  name,
  kinds: ["isQuery", "isMutation", "isAction"].filter((mark) => mark in value),
  isPublic: "isPublic" in value,
  isInternal: "isInternal" in value,
  args: textOf(value, "exportArgs"),
  returns: textOf(value, "exportReturns"),
});
const isRegistered = (value) =>
  isObject(value) && ("isQuery" in value || "isMutation" in value || "isAction" in value);
const steps = {
  functions: (module) =>
    keys(module).filter((name) => isRegistered(module[name])).map((name) => described(module[name], name)),
  routes(module) {
    const router = module.default;
    if (!keys(module).includes("default")) return { problem: "missing" };
    if (!isObject(router) || router.isRouter !== true || typeof router.getRoutes !== "function") return { problem: "invalid" };
    return router.getRoutes().map(([path, method]) => ({ path, method }));
  },
  crons(module) {
    const crons = module.default;
    if (!keys(module).includes("default")) return { problem: "missing" };
    if (!isObject(crons) || crons.isCrons !== true || typeof crons.export !== "function") return { problem: "invalid" };
    return crons.export();
  },
  schema(module) {
    const schema = module.default;
    if (schema === undefined || schema === null) return { problem: "missing" };
    if (!isObject(schema) || typeof schema.export !== "function") return { problem: "invalid" };
    return schema.export();
  },
  auth(module) {
    const config = module.default;
    if (config === undefined || config === null) return { problem: "missing" };
    const text = stringify(config);
    return typeof text === "string" ? text : { problem: "invalid" };
  },
  definition(module) {
    const definition = module.default;
    if (!keys(module).includes("default")) return { problem: "missing default export" };
    if (!isObject(definition)) return { problem: "the default export is not an object" };
    if (keys(module).length !== 1) return { problem: "\`convex.config.ts\` has more than one export" };
    if (!("export" in definition)) {
      return { problem: "missing \`export\` property on the default export of \`convex.config.ts\`" };
    }
    if (typeof definition.export !== "function") {
      return { problem: "\`app.export\` (where \`app\` is the default export of \`convex.config.ts\`) is not a function" };
    }
    const exported = definition.export();
    return isObject(exported)
      ? stringify(exported)
      : { problem: "\`app.export()\` (where \`app\` is the default export of \`convex.config.ts\`) doesn’t return an object" };
  },
};
const strictEnvironment = (env, refuse) => new Proxy(env, {
  get: (target, name) => (typeof name === "string" && !(name in target) ? refuse(name) : target[name]),
});
exports.run = {
  invokeQuery(text) {
    const [{ step, module, strict }] = parse(text);
    let unset = null;
    if (strict) {
      process.env = strictEnvironment(process.env, (name) => {
        unset = unset === null ? name : unset;
        throw new Error("Environment variable " + name + " is not available here");
      });
    }
    let found;
    try {
      found = steps[step](require("/" + module));
    } catch (error) {
      if (unset === null) throw error;
    }
    return unset === null ? stringify({ found }) : stringify({ unset });
  },
};
`;

export const analysisModule: CompiledModule = { code: SOURCE };
