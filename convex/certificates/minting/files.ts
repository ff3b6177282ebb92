"use node";
import type { Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import { bakePng } from "../../shared/openBadges/baking/png";
import { bakeSvg } from "../../shared/openBadges/baking/svg";
import { drawCertificate } from "../drawing/drawing";
import type { FontSource } from "../drawing/fonts";
import type { Task } from "../model/making";
import { pageAddress } from "../rules/addresses";
import { type FileForm, storedType } from "../rules/files";
import { sheetWords } from "../rules/sheetWords";
import { printedShortCode } from "../rules/shortCode";
import { badgeFor, designOf } from "./images";

/** A credential's files, each with the credential inside. */
export type DrawnFiles = Record<"pdf" | "svg" | "png", Uint8Array<ArrayBuffer>>;

/** Draws the certificate, and bakes the credential into the achievement's image. @throws FontsFault */
export async function drawFiles(
  ctx: ActionCtx,
  task: Task,
  document: string,
  fonts: FontSource,
): Promise<DrawnFiles> {
  const badge = await badgeFor(ctx, task, fonts);
  const { drawing, issuer, achievement } = task;
  const { program, cohort, awardedOn, validUntilOn } = drawing;
  const { pdf } = await drawCertificate({
    design: await designOf(ctx, drawing),
    ...sheetWords(drawing.locale),
    holder: task.recipientName,
    achievement: achievement.name,
    ...(program !== null && { program }),
    ...(cohort !== null && { cohort }),
    issuer: issuer.name,
    awardedOn,
    ...(validUntilOn !== null && { validUntil: validUntilOn }),
    verifyUrl: pageAddress(issuer.host, task.publicId),
    shortCode: printedShortCode(task.shortCode),
    credential: document,
    fonts,
  });
  return {
    pdf: new Uint8Array(pdf),
    svg: new TextEncoder().encode(bakeSvg(badge.svg, document)),
    png: bakePng(badge.png, document),
  };
}

/** Stores the files under types that name their credential. Notes each in `stored` at once, for who must clear up. */
export async function storeFiles(
  { storage }: ActionCtx,
  files: DrawnFiles,
  credential: Id<"credentials">,
  stored: Id<"_storage">[],
): Promise<Record<"pdfId" | "svgId" | "pngId", Id<"_storage">>> {
  const store = async (form: FileForm & keyof DrawnFiles) => {
    const type = storedType(form, { kind: "credential", id: credential });
    const file = await storage.store(new Blob([files[form]], { type }));
    stored.push(file);
    return file;
  };
  const pdfId = await store("pdf");
  const svgId = await store("svg");
  return { pdfId, svgId, pngId: await store("png") };
}
