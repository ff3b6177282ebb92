import { internal } from "../../_generated/api";
import type { ActionCtx } from "../../_generated/server";
import { embedAddress } from "../rules/addresses";
import { badgeFactsOf } from "../rules/badgeFacts";
import { embedAnswer, embedRequestOf } from "../rules/oembed";
import * as Answers from "./httpAnswers";

/** The oEmbed answer for a verification page: 404 for what is none, 401 for a hidden one, as oEmbed has it. */
export async function oembedAnswer(ctx: ActionCtx, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  if ((query.get("format") ?? "json") !== "json")
    return Answers.problemAnswer(501, "Only JSON is given out.");
  const asked = embedRequestOf(query);
  const host = Answers.hostOf(request);
  if (asked === null || asked.host !== host) return notFound();
  const { publicId } = asked;
  const found = await ctx.runQuery(internal.certificates.publishing.givenOut, {
    host,
    publicId,
    token: null,
  });
  if (found.is === "hidden") return Answers.problemAnswer(401, "Its holder does not show this credential.");
  if (found.is !== "here") return notFound();
  const { name, issuer } = badgeFactsOf(found.document);
  const embedUrl = embedAddress(host, publicId);
  const badge = { name, issuer: issuer.name, issuerUrl: new URL(embedUrl).origin, embedUrl };
  const headers = { "Content-Type": "application/json", "Cache-Control": Answers.REVALIDATED };
  return Answers.textAnswer(request, JSON.stringify(embedAnswer(badge, asked)), headers);
}

function notFound(): Response {
  return Answers.problemAnswer(404, "There is no certificate at this address.");
}
