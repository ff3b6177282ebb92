import { internal } from "../_generated/api";
import { publicHttp } from "../access/functions";
import * as Answers from "./model/httpAnswers";
import { credentialAnswer, exchangeAnswerFor, shareAnswer } from "./model/credentialAnswers";
import { oembedAnswer } from "./model/embeds";
import { credentialPathOf } from "./rules/credentialPaths";

const { publishing } = internal.certificates;

/** The DID document of the host: an issuer's keys, retired ones too, for whoever verifies its badges. */
export const did = publicHttp({ permission: "public" }, async (ctx, request) => {
  const text = await ctx.runQuery(publishing.didDocument, { host: Answers.hostOf(request) });
  if (text === null) return Answers.problemAnswer(404, "Nothing is issued under this host.");
  const headers = { "Content-Type": "application/did+json", "Cache-Control": Answers.KEPT };
  return Answers.textAnswer(request, text, headers);
});

/** A credential in the form that is asked for, its picture for social networks, and what wallets fetch it by. */
export const credential = publicHttp({ permission: "public" }, (ctx, request) => {
  const path = credentialPathOf(new URL(request.url));
  if (path?.what === "credential") return credentialAnswer(ctx, request, path);
  if (path?.what === "share") return shareAnswer(ctx, request, path.publicId);
  return Promise.resolve(Answers.problemAnswer(404, "There is no credential at this address."));
});

/** The exchange of the VC API by which a wallet fetches a credential. */
export const exchange = publicHttp({ permission: "public" }, (ctx, request) => {
  const path = credentialPathOf(new URL(request.url));
  return path?.what === "exchange"
    ? exchangeAnswerFor(ctx, request, path.publicId)
    : Promise.resolve(
        Answers.problemAnswer(405, "This address is only read.", { Allow: "GET, HEAD, OPTIONS" }),
      );
});

/** A signed status list: which of its credentials are revoked. */
export const statusList = publicHttp({ permission: "public" }, async (ctx, request) => {
  const list = new URL(request.url).pathname.split("/").at(-1) ?? "";
  const text = await ctx.runAction(publishing.statusList, { host: Answers.hostOf(request), list });
  if (text === null) return Answers.problemAnswer(404, "There is no status list at this address.");
  const headers = { "Content-Type": "application/vc+ld+json", "Cache-Control": Answers.KEPT };
  return Answers.textAnswer(request, text, headers);
});

/** An achievement as Open Badges writes it, and its picture. */
export const achievement = publicHttp({ permission: "public" }, async (ctx, request) => {
  const [, , , , id = "", part] = new URL(request.url).pathname.split("/");
  const asked = { host: Answers.hostOf(request), achievement: id };
  if (part === "image.png") {
    const file = await ctx.runQuery(publishing.achievementPng, asked);
    const headers = { "Content-Type": "image/png", "Cache-Control": Answers.KEPT };
    if (file !== null) return Answers.fileAnswer(request, file, headers, () => ctx.storage.get(file));
  }
  const text = part === undefined ? await ctx.runQuery(publishing.achievement, asked) : null;
  if (text === null) return Answers.problemAnswer(404, "There is no achievement at this address.");
  const headers = { "Content-Type": "application/ld+json", "Cache-Control": Answers.KEPT };
  return Answers.textAnswer(request, text, headers);
});

/** A badge for pages of others, by oEmbed. */
export const oembed = publicHttp({ permission: "public" }, (ctx, request) => oembedAnswer(ctx, request));

/** What browsers of other sites ask before they ask. */
export const preflight = publicHttp({ permission: "public" }, () =>
  Promise.resolve(Answers.preflightAnswer("GET, HEAD, POST, OPTIONS")),
);
