import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import type { CredentialPath } from "../rules/credentialPaths";
import { CREDENTIAL_OFFERS, type CredentialForm, negotiate } from "../rules/negotiation";
import { exchangeAnswer } from "../rules/wallet";
import * as Answers from "./httpAnswers";
import type { GivenOut } from "./publishing";

type Asked = Extract<CredentialPath, { what: "credential" }>;
type Here = Extract<GivenOut, { is: "here" }>;

const MEDIA_TYPES: Record<CredentialForm, string> = {
  json: "application/vc+ld+json",
  html: "text/html",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  jwt: "application/vc+jwt",
};

/** A credential in the form that its path or else the Accept header asks for; people are sent to its page. */
export async function credentialAnswer(
  ctx: ActionCtx,
  request: Request,
  { publicId, form }: Asked,
): Promise<Response> {
  const offer =
    form === null
      ? negotiate(request.headers.get("Accept"), CREDENTIAL_OFFERS)
      : { form, type: MEDIA_TYPES[form] };
  if (offer === null)
    return Answers.problemAnswer(406, "It is not given out in such a form.", { Vary: "Accept" });
  if (offer.form === "html") return Answers.seeOther(`/verify/${publicId}`);
  const found = await find(ctx, request, publicId);
  if (found.is !== "here") return refusal(found.is);
  const headers = {
    "Content-Type": offer.type,
    ...KEPT_BY[Answers.bearerOf(request) === null ? "all" : "one"],
  };
  return formOf(ctx, request, found, offer.form, headers);
}

/** The picture for social networks, drawn when it is first asked for. */
export async function shareAnswer(ctx: ActionCtx, request: Request, publicId: string): Promise<Response> {
  const found = await find(ctx, request, publicId);
  if (found.is !== "here") return refusal(found.is);
  const file =
    found.shareId ?? (await ctx.runAction(internal.certificates.previews.share, { credential: found.id }));
  if (file === null) return refusal("unknown");
  const headers = { "Content-Type": "image/png", "Cache-Control": Answers.REVALIDATED };
  return Answers.fileAnswer(request, file, headers, () => ctx.storage.get(file));
}

/** The answer to a wallet that begins an exchange: the credential, with nothing asked in return. */
export async function exchangeAnswerFor(
  ctx: ActionCtx,
  request: Request,
  publicId: string,
): Promise<Response> {
  const found = await find(ctx, request, publicId);
  if (found.is !== "here") return refusal(found.is);
  return Answers.jsonAnswer(exchangeAnswer(JSON.parse(found.document)), 200);
}

/** What is for its holder alone is kept by nobody between. */
const KEPT_BY = {
  all: { "Cache-Control": Answers.REVALIDATED, Vary: "Accept, Authorization" },
  one: { "Cache-Control": "private, no-cache", Vary: "Accept, Authorization" },
};

function find(ctx: ActionCtx, request: Request, publicId: string): Promise<GivenOut> {
  const asked = { host: Answers.hostOf(request), publicId, token: Answers.bearerOf(request) };
  return ctx.runQuery(internal.certificates.publishing.givenOut, asked);
}

function formOf(
  ctx: ActionCtx,
  request: Request,
  found: Here,
  form: Exclude<CredentialForm, "html">,
  headers: Record<string, string>,
): Promise<Response> {
  switch (form) {
    case "json":
      return Answers.textAnswer(request, found.document, headers);
    case "jwt":
      return found.jwt === null
        ? Promise.resolve(refusal("unknown"))
        : Answers.textAnswer(request, found.jwt, headers);
    case "pdf":
    case "png":
    case "svg":
      return stored(ctx, request, found[`${form}Id`], {
        ...headers,
        "Content-Disposition": `inline; filename="certificate-${found.shortCode}.${form}"`,
      });
    default:
      return form satisfies never;
  }
}

function stored(
  ctx: ActionCtx,
  request: Request,
  file: Id<"_storage"> | null,
  headers: Record<string, string>,
): Promise<Response> {
  return file === null
    ? Promise.resolve(refusal("unknown"))
    : Answers.fileAnswer(request, file, headers, async () => {
        const blob = await ctx.storage.get(file);
        // Without the type under which it is stored, which would stand in the place of the one that is said here.
        return blob && blob.slice();
      });
}

function refusal(why: Exclude<GivenOut["is"], "here">): Response {
  switch (why) {
    case "unknown":
      return Answers.problemAnswer(404, "There is no credential at this address.");
    case "gone":
      return Answers.problemAnswer(410, "This credential was withdrawn, and nothing of it is kept.");
    case "hidden":
      return Answers.problemAnswer(403, "Its holder does not show this credential.");
    default:
      return why satisfies never;
  }
}
