import type { CompiledModule } from "../../functions/sandbox/compileModule";
import { compileModule } from "../../functions/sandbox/compileModule";
import { DeployError } from "../deployError";
import type { DefinitionMetadata, EnvBinding, EnvDeclaration, ValidatorJson } from "../deployment";
import { InspectionError, Inspector, problemOf } from "./inspector";
import type { PushedDefinition, PushedModule } from "../push/pushRequest";

const DEPENDENCY = "_componentDeps/";

/**
 * Evaluates each `convex.config.ts`, a component before those that use it.
 * `env` is what the app's own may read; those of components may read nothing.
 * @throws DeployError CyclicImport or InvalidConvexConfig
 */
export function analyzeDefinitions(
  pushed: readonly PushedDefinition[],
  env: Record<string, string>,
): Record<string, DefinitionMetadata> {
  const known: Record<string, DefinitionMetadata> = {};
  for (const definition of dependencyOrder(pushed)) {
    known[definition.path] =
      definition.config === null
        ? withoutConfig(definition.path)
        : evaluate(definition, definition.config, known, env);
  }
  return known;
}

function dependencyOrder(pushed: readonly PushedDefinition[]): PushedDefinition[] {
  const byPath = new Map(pushed.map((definition) => [definition.path, definition]));
  const ordered = new Set<PushedDefinition>();
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) throw new DeployError("CyclicImport", "Found cyclic definition dependency");
    const definition = byPath.get(path);
    if (definition === undefined) {
      throw new DeployError("InvalidConvexConfig", `Component definition not found: ${path}`);
    }
    if (ordered.has(definition)) return;
    for (const dependency of definition.dependencies) visit(dependency, [...above, path]);
    ordered.add(definition);
  };
  for (const { path } of pushed) visit(path, []);
  return [...ordered];
}

function withoutConfig(path: string): DefinitionMetadata {
  return {
    path,
    definitionType: { type: "app" },
    childComponents: [],
    httpMounts: {},
    httpPrefix: null,
    envVars: {},
  };
}

function evaluate(
  definition: PushedDefinition,
  config: PushedModule,
  known: Record<string, DefinitionMetadata>,
  env: Record<string, string>,
): DefinitionMetadata {
  const modules = new Map<string, CompiledModule>();
  for (const [path, metadata] of Object.entries(known)) {
    modules.set(
      `${DEPENDENCY}${Buffer.from(path).toString("base64url")}`,
      importedDefinition(path, metadata),
    );
  }
  modules.set(config.path, compileModule(config.path, config.source, config.sourceMap ?? undefined));
  const isApp = definition.path === "";
  const found = inspectConfig(new Inspector(modules, isApp ? env : {}), config.path, !isApp);
  const problem = problemOf(found);
  if (problem !== null) throw invalidExport(definition.path, problem);
  return readMetadata(definition.path, found);
}

/** What `import component from "component/convex.config"` gives: all that `app.use` reads of it. */
function importedDefinition(path: string, metadata: DefinitionMetadata): CompiledModule {
  const { definitionType } = metadata;
  const imported = {
    componentDefinitionPath: path,
    defaultName: definitionType.type === "app" ? "" : definitionType.name,
  };
  return {
    code: `Object.defineProperty(exports, "__esModule", { value: true });\nexports.default = ${JSON.stringify(imported)};`,
  };
}

function inspectConfig(inspector: Inspector, module: string, strict: boolean): unknown {
  try {
    const result = inspector.inspect("definition", module, strict);
    if (result.kind === "found") return result.value;
  } catch (error) {
    if (error instanceof InspectionError) throw new DeployError("InvalidConvexConfig", error.message);
    throw error;
  }
  throw new DeployError(
    "EnvironmentVariablesUnsupported",
    "Environment variables are only supported in the app's convex.config.ts. Learn more at https://docs.convex.dev/components/authoring#environment-variables",
  );
}

function invalidExport(path: string, problem: string): DeployError {
  return new DeployError(
    "InvalidDefinition",
    path === ""
      ? `The default export of \`convex.config.ts\` in your app has an invalid value (${problem}). Please make sure that you’re exporting the return value of \`defineApp()\` (\`import { defineApp } from 'convex/server'\`).`
      : `The default export of \`convex.config.ts\` in component \`${path}\` has an invalid value (${problem}). Please make sure that the component is exporting the return value of \`defineComponent()\` (\`import { defineComponent } from 'convex/server'\`).`,
  );
}

type Exported = {
  definitionType: { type: string; name?: string };
  httpPrefix?: string;
  childComponents: { name: string; path: string; env?: [string, EnvBinding][] | null }[];
  httpMounts?: Record<string, string>;
  envVars?: [string, { value: string; optional?: boolean }][];
};

function readMetadata(path: string, text: unknown): DefinitionMetadata {
  const exported = JSON.parse(String(text)) as Exported;
  const { definitionType: type } = exported;
  for (const { name } of exported.childComponents) checkName(name);
  if (type.type !== "app") checkName(type.name ?? "");
  return {
    path,
    definitionType: type.type === "app" ? { type: "app" } : { type: "childComponent", name: type.name ?? "" },
    childComponents: exported.childComponents.map((child) => ({
      name: child.name,
      path: child.path,
      env: child.env ?? [],
    })),
    httpMounts: exported.httpMounts ?? {},
    httpPrefix: exported.httpPrefix ?? null,
    envVars: Object.fromEntries(
      (exported.envVars ?? []).map(([name, declared]) => [name, readDeclaration(declared)]),
    ),
  };
}

function checkName(name: string): void {
  if (/^[a-zA-Z][a-zA-Z0-9_]*$/.test(name)) return;
  throw new DeployError(
    "InvalidDefinition",
    `Component name ${JSON.stringify(name)} is invalid: names must start with a letter and can only contain letters, digits, and underscores.`,
  );
}

function readDeclaration(declared: { value: string; optional?: boolean }): EnvDeclaration {
  return { validator: JSON.parse(declared.value) as ValidatorJson, optional: declared.optional ?? false };
}
