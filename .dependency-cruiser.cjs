// The import law. `shared ← rules ← schema ← model ← public functions ← app`; areas meet only through
// model/ or rules/; the engine knows nothing of the product, and the product nothing of the engine.

const product = "^(app|bench|convex|emails|engine|scripts|tests)/";
const functionFiles = "^convex/[^/]+/[^/]+\\.tsx?$";
const notFunctionFiles = ["/schema\\.ts$", "^convex/(access|shared|_generated)/"];

/** One forbidden kind of import. `from` and `to` are dependency-cruiser's restrictions. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const layers = [
  forbid(
    "shared-is-a-leaf",
    "shared/ imports nothing else of the repository.",
    { path: "^convex/shared/" },
    { path: product, pathNot: "^convex/shared/" },
  ),
  forbid(
    "rules-are-pure",
    "rules/ import rules/ and shared/ alone, no package either: time and chance are arguments.",
    { path: "^convex/[^/]+/rules/" },
    { pathNot: ["^convex/[^/]+/rules/", "^convex/shared/"] },
  ),
  forbid(
    "schema-below-model",
    "A schema takes its validators from rules/ and shared/; only the root schema gathers the areas' own.",
    { path: "^convex/[^/]+/schema\\.ts$" },
    { path: product, pathNot: ["^convex/[^/]+/rules/", "^convex/shared/"] },
  ),
  forbid(
    "root-schema-spreads-schemas",
    "convex/schema.ts spreads each area's tables and does nothing else.",
    { path: "^convex/schema\\.ts$" },
    { path: product, pathNot: ["^convex/[^/]+/schema\\.ts$"] },
  ),
  forbid(
    "model-below-functions",
    "model/ does not know the functions that call it; it schedules them by _generated/api.",
    { path: "^convex/[^/]+/model/" },
    { path: functionFiles, pathNot: notFunctionFiles },
  ),
  forbid(
    "areas-meet-in-model-or-rules",
    "An area imports only model/ and rules/ of another one.",
    { path: "^convex/([^/]+)/" },
    {
      path: "^convex/[^/]+/",
      pathNot: ["^convex/$1/", "^convex/[^/]+/(model|rules)/", "^convex/(access|shared|_generated)/"],
    },
  ),
];

const sides = [
  forbid(
    "app-sees-rules-only",
    "app/ imports convex/*/rules, convex/shared and generated types; everything else comes over the API.",
    { path: "^app/" },
    {
      path: "^convex/",
      pathNot: ["^convex/[^/]+/rules/", "^convex/shared/", "^convex/_generated/"],
    },
  ),
  forbid("convex-not-to-app", "convex/ does not know its pages.", { path: "^convex/" }, { path: "^app/" }),
  forbid(
    "emails-import-shared",
    "A mail template gets its data as props.",
    { path: "^emails/" },
    { path: product, pathNot: ["^emails/", "^convex/shared/"] },
  ),
  forbid(
    "engine-knows-no-product",
    "The engine stands alone.",
    { path: "^engine/" },
    { path: product, pathNot: "^engine/" },
  ),
  forbid(
    "product-knows-no-engine",
    "Whoever points CONVEX_URL at another Convex loses nothing.",
    { path: "^(app|convex|emails)/" },
    { path: "^engine/" },
  ),
  forbid(
    "shipped-code-not-to-tests",
    "What ships does not need what checks it.",
    { path: "^(app|convex|emails|engine)/" },
    { path: "^(tests|bench)/" },
  ),
];

const hygiene = [
  forbid("no-cycles", "Two files that need each other are one file or three.", {}, { circular: true }),
  forbid(
    "resolvable",
    "An import that leads nowhere escapes the law.",
    { path: "^(app|convex|emails|engine)/", pathNot: "^engine/bin/" },
    { couldNotResolve: true },
  ),
  forbid(
    "shipped-code-not-to-dev-packages",
    "A package that runs in production stands under dependencies.",
    { path: "^(app|convex|emails|engine)/" },
    { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "/@types/" },
  ),
];

module.exports = {
  forbidden: [...layers, ...sides, ...hygiene],
  options: {
    doNotFollow: { path: ["node_modules", "/_generated/"] },
    exclude: { path: ["/fixtures/", "^tests/\\.tmp/", "^engine/dist[^/]*/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".d.ts", ".mjs", ".js", ".cjs", ".json"],
    },
  },
};
