"use node";
import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import { drawBadge } from "../drawing/badge";
import type { CertificateDesign } from "../drawing/certificate";
import type { FontSource } from "../drawing/fonts";
import type { BadgeFiles } from "../model/badgeImages";
import type { Task } from "../model/making";
import { storedType } from "../rules/files";

export type Badge = { svg: string; png: Uint8Array };

const INK = "#1b1f2a";
const ACCENT = "#0f5c5c";

/** Files that a process read before, by id: a cohort's certificates have the same ones. Files never change. */
const read = new Map<string, Uint8Array>();
const MAX_READ = 24;

/** A stored file's bytes. @throws Error where it is gone */
export async function bytesOf(
  { storage }: Pick<ActionCtx, "storage">,
  file: Id<"_storage">,
): Promise<Uint8Array> {
  const known = read.get(file);
  if (known !== undefined) return known;
  const blob = await storage.get(file);
  if (blob === null) throw new Error("An image of this certificate is no longer there.");
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const [oldest] = read.keys();
  if (read.size >= MAX_READ && oldest !== undefined) read.delete(oldest);
  read.set(file, bytes);
  return bytes;
}

/** An achievement's image, drawn and kept where it was not yet drawn from just that. */
export async function badgeFor(ctx: ActionCtx, { badge, drawing }: Task, fonts: FontSource): Promise<Badge> {
  const { source, files } = badge;
  const kept = files ?? (await drawAndKeep(ctx, source, drawing.locale, fonts));
  const [svg, png] = await Promise.all([bytesOf(ctx, kept.svgId), bytesOf(ctx, kept.pngId)]);
  return { svg: new TextDecoder().decode(svg), png };
}

/** A design with its images' bytes. */
export async function designOf(
  ctx: ActionCtx,
  { design }: Pick<Task["drawing"], "design">,
): Promise<CertificateDesign> {
  const { logoId, signatures, ...look } = design;
  const logo = logoId === undefined ? null : await bytesOf(ctx, logoId);
  const signed = signatures.map(async ({ name, role, imageId }) => ({
    name,
    role,
    ...(imageId !== undefined && { image: await bytesOf(ctx, imageId) }),
  }));
  return { ...look, ...(logo && { logo }), signatures: await Promise.all(signed) };
}

async function drawAndKeep(
  ctx: ActionCtx,
  { achievement, name, issuer, color, imageId, fingerprint }: Task["badge"]["source"],
  locale: string,
  fonts: FontSource,
): Promise<BadgeFiles> {
  const image = imageId === null ? null : await bytesOf(ctx, imageId);
  const look = { achievement: name, issuer, accent: color ?? ACCENT, ink: INK, locale, fonts };
  const { svg, png } = await drawBadge({ ...look, ...(image && { image }) });
  const owner = { kind: "achievement" as const, id: achievement };
  const svgId = await ctx.storage.store(new Blob([svg], { type: storedType("svg", owner) }));
  const pngId = await ctx.storage.store(new Blob([new Uint8Array(png)], { type: storedType("png", owner) }));
  const made = { achievement, fingerprint, files: { svgId, pngId } };
  return ctx.runMutation(internal.certificates.jobs.keepBadge, made);
}
