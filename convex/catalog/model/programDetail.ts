import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { deedsIn, PROGRAM_DEEDS } from "../rules/programLifecycle";
import { PROGRAM_STATES, PROGRAM_TYPES } from "../rules/statuses";
import { configOf, configValidator } from "./config";
import type { Reader } from "./contexts";
import { contentFields } from "./programs";
import { newestVersions, versionIn } from "./templateVersions";
import { templateIn } from "./templates";

const versionName = v.object({ id: v.id("templateVersions"), version: v.string() });

export const imageFields = {
  bannerUrl: v.union(v.string(), v.null()),
  bannerText: v.string(),
  thumbnailUrl: v.union(v.string(), v.null()),
};

export const programValidator = v.object({
  id: v.id("programs"),
  state: literals(...PROGRAM_STATES),
  /** What can be done to it now. */
  deeds: v.array(literals(...PROGRAM_DEEDS)),
  ...contentFields,
  ...imageFields,
  publishedAt: v.union(v.number(), v.null()),
  template: v.object({ id: v.id("programTemplates"), name: v.string(), type: literals(...PROGRAM_TYPES) }),
  version: versionName,
  /** A newer published version of the format, to which the program can be moved. */
  newer: v.union(versionName, v.null()),
  /** RFC 7396 patch, the version's schema and defaults: JSON text. */
  overrides: v.string(),
  configSchema: v.string(),
  defaults: v.string(),
  resolved: configValidator,
});

/** All that the staff's page of a program shows. */
export async function programFacts(
  ctx: Reader & Pick<QueryCtx, "storage">,
  program: Doc<"programs">,
): Promise<Infer<typeof programValidator>> {
  const version = await versionIn(ctx, program.templateVersionId);
  const template = await templateIn(ctx, version.templateId);
  const { published } = await newestVersions(ctx, template._id);
  const newer = published !== null && published.rank > version.rank ? published : null;
  return {
    id: program._id,
    state: program.state,
    deeds: deedsIn(program.state),
    ...contentOf(program),
    ...(await imagesOf(ctx, program)),
    publishedAt: program.publishedAt ?? null,
    template: { id: template._id, name: template.name, type: template.type },
    version: { id: version._id, version: version.version },
    newer: newer && { id: newer._id, version: newer.version },
    overrides: program.overrides,
    configSchema: version.configSchema,
    defaults: version.defaults,
    resolved: await configOf(ctx, program),
  };
}

/** What is written by hand on a program. */
export function contentOf(program: Doc<"programs">) {
  const { slug, title, summary, description, category, delivery, shape, visibility } = program;
  const { language, tracks, tags, page, seo } = program;
  const texts = { slug, title, summary, description, category, language };
  return { ...texts, delivery, shape, visibility, tracks, tags, page, seo };
}

/** Where a program's images can be loaded from. */
export async function imagesOf({ storage }: Pick<QueryCtx, "storage">, program: Doc<"programs">) {
  const { bannerId, bannerText = "", thumbnailId } = program;
  const urlOf = (id: typeof bannerId) => (id === undefined ? null : storage.getUrl(id));
  return { bannerUrl: await urlOf(bannerId), bannerText, thumbnailUrl: await urlOf(thumbnailId) };
}
