import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { invalid } from "../../shared/errors";
import { type JsonObject, readJsonObject, storedObject } from "../../shared/json";
import { asFieldErrors, type ConfigProblem, configProblems } from "../rules/configProblems";
import { LAYERS, type Layer, resolveLayers, type Resolved } from "../rules/layers";
import { changesBetween, leavesOf } from "../rules/leaves";
import { tidyPatch } from "../rules/mergePatch";
import { changeTexts, changeValidator } from "./changes";
import type { Reader, Writer } from "./contexts";
import { programIn } from "./programs";
import { versionIn } from "./templateVersions";

export const configValidator = v.object({
  /** JSON text. */
  config: v.string(),
  /** Every leaf with the layer it came from, sorted by path; values as JSON text. */
  leaves: v.array(v.object({ path: v.string(), value: v.string(), from: literals(...LAYERS) })),
});

export const configPreviewValidator = v.object({
  ...configValidator.fields,
  problems: v.array(v.object({ path: v.string(), problem: v.string() })),
  /** Against the configuration as it is now. */
  changes: v.array(changeValidator),
});

/** All three as JSON text, as a cohort keeps them; `overrides` without what they only repeat. */
export type ResolvedConfig = {
  templateVersionId: Id<"templateVersions">;
  overrides: string;
  config: string;
  provenance: string;
};

/**
 * The configuration of a cohort of a program, and which layer each leaf came from: template ← program ← cohort.
 * @param overrides the cohort's own RFC 7396 patch, JSON text
 * @throws `invalid` with fields "overrides/<pointer>" when the result does not satisfy the version's schema
 */
export async function resolveConfig(
  ctx: Reader,
  program: Doc<"programs">,
  overrides: string,
): Promise<ResolvedConfig> {
  const { base, schema } = await basisOf(ctx, program);
  const own = readOverrides(overrides);
  const { config, provenance } = resolveLayers(base.defaults, [...base.patches, ["cohort", own]]);
  refuse(configProblems(schema, config));
  const below = resolveLayers(base.defaults, base.patches).config;
  return {
    templateVersionId: program.templateVersionId,
    overrides: JSON.stringify(tidyPatch(below, own)),
    config: JSON.stringify(config),
    provenance: JSON.stringify(provenance),
  };
}

/** A program's configuration as it is. */
export async function configOf(
  ctx: Reader,
  program: Doc<"programs">,
): Promise<Infer<typeof configValidator>> {
  const { base } = await basisOf(ctx, program);
  return shownConfig(resolveLayers(base.defaults, base.patches));
}

/** What other overrides of a program would give, and what is wrong with them. @throws `notFound` */
export async function previewOverrides(
  ctx: Reader,
  id: Id<"programs">,
  overrides: string,
): Promise<Infer<typeof configPreviewValidator>> {
  const { base, schema } = await basisOf(ctx, await programIn(ctx, id));
  const now = resolveLayers(base.defaults, base.patches);
  const read = readJsonObject(overrides);
  if ("problem" in read)
    return { ...shownConfig(now), problems: [{ path: "", problem: read.problem }], changes: [] };
  const then = resolveLayers(base.defaults, [["program", read.object]]);
  return {
    ...shownConfig(then),
    problems: configProblems(schema, then.config),
    changes: changeTexts(changesBetween(now.config, then.config)),
  };
}

/**
 * Gives a program other overrides: a whole RFC 7396 patch over its version's defaults. Nothing is written
 * where the configuration stays the same.
 * @throws `notFound`, or `invalid` with fields "overrides/<pointer>"
 */
export async function changeOverrides(ctx: Writer, id: Id<"programs">, overrides: string): Promise<void> {
  const program = await programIn(ctx, id);
  const { base, schema, templateVersion } = await basisOf(ctx, program);
  const own = readOverrides(overrides);
  const before = resolveLayers(base.defaults, base.patches).config;
  const after = resolveLayers(base.defaults, [["program", own]]).config;
  refuse(configProblems(schema, after));
  const leaves = changesBetween(before, after);
  if (leaves.length === 0) return;
  await ctx.db.patch("programs", id, {
    overrides: JSON.stringify(tidyPatch(base.defaults, own)),
    changedAt: Date.now(),
  });
  const entity = { table: "programs" as const, id };
  const changed = leaves.map(({ path }) => `config${path}`);
  const config = { templateVersion, leaves: changeTexts(leaves) };
  await record(ctx, { action: "programs.configured", entity, changed, config });
}

/** What stands against a program's configuration now; nothing, unless it was imported or made by an older release. */
export async function problemsOfConfig(ctx: Reader, program: Doc<"programs">): Promise<ConfigProblem[]> {
  const { base, schema } = await basisOf(ctx, program);
  return configProblems(schema, resolveLayers(base.defaults, base.patches).config);
}

/** The overrides that somebody entered. @throws `invalid` for text that is no JSON object, or has unsafe keys */
export function readOverrides(text: string): JsonObject {
  const read = readJsonObject(text);
  if ("problem" in read) throw invalid({ overrides: read.problem });
  return read.object;
}

/** @throws `invalid` with fields "overrides/<pointer>" */
export function refuse(problems: readonly ConfigProblem[]): void {
  if (problems.length > 0) throw invalid(asFieldErrors("overrides", problems));
}

type Basis = {
  base: { defaults: JsonObject; patches: [Layer, JsonObject][] };
  schema: JsonObject;
  templateVersion: string;
};

async function basisOf(ctx: Reader, program: Doc<"programs">): Promise<Basis> {
  const version = await versionIn(ctx, program.templateVersionId);
  return {
    base: {
      defaults: storedObject(version.defaults),
      patches: [["program", storedObject(program.overrides)]],
    },
    schema: storedObject(version.configSchema),
    templateVersion: version.version,
  };
}

function shownConfig({ config, provenance }: Resolved): Infer<typeof configValidator> {
  const leaves = leavesOf(config).map(({ path, value }) => ({
    path,
    value: JSON.stringify(value),
    from: provenance[path] ?? ("template" as const),
  }));
  return { config: JSON.stringify(config), leaves };
}
