import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { type JsonObject, storedObject } from "../../shared/json";
import { asFieldErrors, configProblems } from "../rules/configProblems";
import { changesBetween } from "../rules/leaves";
import { mergeObjects } from "../rules/mergePatch";
import {
  UPGRADE_STATES,
  unresolved,
  type UpgradeLeaf,
  upgradedOverrides,
  upgradeLeaves,
} from "../rules/upgrade";
import { changeTexts } from "./changes";
import { refuse } from "./config";
import type { Reader, Writer } from "./contexts";
import { programIn } from "./programs";
import { versionIn } from "./templateVersions";

const jsonText = v.optional(v.string());

/** One setting in three: the old version's, the program's and the new version's; values as JSON text. */
export const upgradeLeafValidator = v.object({
  path: v.string(),
  state: literals(...UPGRADE_STATES),
  base: jsonText,
  ours: jsonText,
  theirs: jsonText,
});

export const upgradeValidator = v.object({
  from: v.string(),
  to: v.string(),
  leaves: v.array(upgradeLeafValidator),
});

/** Whose value stands at a path. */
export const resolutionValidator = v.object({ path: v.string(), take: literals("ours", "theirs") });
type Resolution = Infer<typeof resolutionValidator>;

/** What moving a program to another version means, leaf by leaf. @throws `notFound` or `conflict` */
export async function previewUpgrade(
  ctx: Reader,
  id: Id<"programs">,
  version: Id<"templateVersions">,
): Promise<Infer<typeof upgradeValidator>> {
  const { from, to, leaves } = await basisOf(ctx, await programIn(ctx, id), version);
  return { from: from.version, to: to.version, leaves: leaves.map(asTexts) };
}

/**
 * Moves a program to another version of its format. Every conflict needs a choice, and every value that the
 * new version does not take must be given up by name.
 * @throws `notFound`, `conflict`, or `invalid` with fields "resolutions/<pointer>"
 */
export async function upgradeProgram(
  ctx: Writer,
  id: Id<"programs">,
  version: Id<"templateVersions">,
  chosen: readonly Resolution[],
): Promise<void> {
  const program = await programIn(ctx, id);
  const { from, to, leaves, ours, theirs } = await basisOf(ctx, program, version);
  const resolutions = new Map(chosen.map(({ path, take }) => [path, take]));
  const open = unresolved(leaves, resolutions).map((path) => ({ path, problem: "chooseOne" }));
  if (open.length > 0) throw invalid(asFieldErrors("resolutions", open));
  const overrides = upgradedOverrides(theirs, leaves, resolutions);
  const config = mergeObjects(theirs, overrides);
  refuse(configProblems(storedObject(to.configSchema), config));
  await ctx.db.patch("programs", id, {
    templateVersionId: to._id,
    overrides: JSON.stringify(overrides),
    changedAt: Date.now(),
  });
  const changes = changeTexts(changesBetween(ours, config));
  await record(ctx, {
    action: "programs.upgraded",
    entity: { table: "programs", id },
    changed: ["templateVersionId", ...changes.map(({ path }) => `config${path}`)],
    config: { templateVersion: `${from.version} → ${to.version}`, leaves: changes },
  });
}

type Basis = {
  from: Doc<"templateVersions">;
  to: Doc<"templateVersions">;
  leaves: UpgradeLeaf[];
  ours: JsonObject;
  theirs: JsonObject;
};

async function basisOf(ctx: Reader, program: Doc<"programs">, id: Id<"templateVersions">): Promise<Basis> {
  const [from, to] = [await versionIn(ctx, program.templateVersionId), await versionIn(ctx, id)];
  if (to.templateId !== from.templateId || to.state !== "published" || to.rank <= from.rank)
    throw failure("conflict", "Choose a newer published version of the same format.");
  const [base, theirs] = [storedObject(from.defaults), storedObject(to.defaults)];
  const ours = mergeObjects(base, storedObject(program.overrides));
  const leaves = upgradeLeaves({ base, ours, theirs }, storedObject(to.configSchema));
  return { from, to, leaves, ours, theirs };
}

function asTexts({ path, state, base, ours, theirs }: UpgradeLeaf): Infer<typeof upgradeLeafValidator> {
  const texts = Object.entries({ base, ours, theirs }).flatMap(([side, value]): [string, string][] =>
    value === undefined ? [] : [[side, JSON.stringify(value)]],
  );
  return { path, state, ...(Object.fromEntries(texts) as { base?: string; ours?: string; theirs?: string }) };
}
