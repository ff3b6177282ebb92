const module = { path: "a.js", source: "export const a = 1;", sourceMap: null, environment: "isolate" };
const push = {
  adminKey: "x",
  functions: "convex/",
  dryRun: false,
  forCodegen: false,
  appDefinition: {
    definition: module,
    dependencies: ["a"],
    schema: module,
    changedModules: [module],
    unchangedModuleHashes: [{ path: "b.js", environment: "isolate", sha256: "x" }],
    udfServerVersion: "1.48.0",
  },
  componentDefinitions: [
    {
      definitionPath: "c",
      definition: module,
      dependencies: [],
      schema: null,
      functions: [module],
      udfServerVersion: "1",
    },
  ],
  nodeDependencies: [{ name: "sharp", version: "1" }],
  nodeVersion: "20",
};
const call = { path: "time:now", args: {}, format: "json" };
const importId = { importId: "j97abc" };

/** Bodies of the form that routes want, every field of which is then made wrong. By method and path. */
export const formedBodies: Record<string, object> = {
  "POST /api/query": call,
  "POST /api/mutation": { ...call, path: "time:nowInMutation" },
  "POST /api/action": { ...call, path: "time:randomInAction" },
  "POST /api/query_at_ts": { ...call, ts: "AAAAAAAAAAA=" },
  "POST /api/query_batch": { queries: [call, call] },
  "POST /api/function": { ...call, componentPath: null },
  "POST /api/run/*": { args: {}, format: "json" },
  "POST /api/get_config_hashes": { version: "1.48.0", adminKey: "x" },
  "POST /api/update_environment_variables": { changes: [{ name: "A", value: "b" }] },
  "POST /api/v1/update_environment_variables": { changes: [{ name: "A", value: null }] },
  "POST /api/deploy2/start_push": push,
  "POST /api/deploy2/wait_for_schema": {
    schemaChange: { schemaIds: { "": "x" } },
    timeoutMs: 10,
    dryRun: false,
  },
  "POST /api/deploy2/finish_push": {
    startPush: { componentDefinitionPackages: { "": { storageKey: "x" } } },
    dryRun: false,
  },
  "POST /api/run_test_function": {
    bundle: { path: "t.js", source: "export default 1" },
    componentId: "",
    args: [],
  },
  "POST /api/import/finish_upload": {
    import: { tableName: "t", format: "csv", mode: "append", componentPath: "c" },
    uploadToken: "x",
    partTokens: ["x"],
  },
  "POST /api/perform_import": importId,
  "POST /api/cancel_import": importId,
};

/** The JSON text of a body, each of its parts in turn replaced by other JSON text. */
export function withEachPartReplaced(body: object, replacement: string): string[] {
  const texts: string[] = [];
  const visit = (value: unknown, rebuild: (text: string) => string): void => {
    texts.push(rebuild(replacement));
    if (typeof value !== "object" || value === null) return;
    const entries = Object.entries(value);
    for (const [key, inner] of entries) {
      visit(inner, (text) => {
        const parts = entries.map(([other, kept]) => {
          const written = other === key ? text : JSON.stringify(kept);
          return Array.isArray(value) ? written : `${JSON.stringify(other)}:${written}`;
        });
        return rebuild(Array.isArray(value) ? `[${parts.join(",")}]` : `{${parts.join(",")}}`);
      });
    }
  };
  visit(body, (text) => text);
  return texts;
}
