import { internal } from "../../_generated/api";
import type { ActionCtx } from "../../_generated/server";
import { errorData } from "../../shared/errors";
import { originOfHost } from "../rules/addresses";
import * as Rules from "../rules/openBadgesApi";
import * as Answers from "./httpAnswers";

const { openBadgesApi } = internal.certificates;
const STATUS = {
  forbidden: 403,
  invalid_query_parameter: 400,
  not_allowed: 405,
  not_found: 404,
  server_busy: 429,
  unauthorizedrequest: 401,
} as const satisfies Record<Rules.CodeMinor, number>;

const READING = "GET, HEAD, OPTIONS";

/** The Service Description Document of the host's organization. */
export async function discoveryAnswer(ctx: ActionCtx, request: Request): Promise<Response> {
  const host = Answers.hostOf(request);
  const name = await ctx.runQuery(openBadgesApi.nameOf, { host });
  if (name === null) return refuse("not_found", "There is no organization under this host.");
  const text = JSON.stringify(Rules.serviceDescription({ origin: originOfHost(host), name }));
  const headers = { "Content-Type": "application/json", "Cache-Control": Answers.KEPT };
  return Answers.textAnswer(request, text, headers);
}

/** A GetOpenBadgeCredentialsResponse. */
export async function badgesAnswer(ctx: ActionCtx, request: Request): Promise<Response> {
  const entered = await enter(ctx, request);
  if (entered instanceof Response) return entered;
  const url = new URL(request.url);
  const wanted = Rules.pageRequestOf(url.searchParams);
  if ("wrong" in wanted) return refuse("invalid_query_parameter", `${wanted.wrong} cannot be read.`);
  const page = await ctx.runQuery(openBadgesApi.page, { ...entered, ...wanted });
  if (page === null) return unknownToken();
  const address = `${originOfHost(entered.host)}${Rules.API_PATH}/credentials${url.search}`;
  const headers = {
    "X-Total-Count": String(page.total),
    Link: Rules.linksOf(address, wanted, page.total),
  };
  return Answers.jsonAnswer(
    { credential: page.documents.map((text) => JSON.parse(text) as unknown) },
    200,
    headers,
  );
}

/** The Profile of a token's holder. */
export async function profileAnswer(ctx: ActionCtx, request: Request): Promise<Response> {
  const entered = await enter(ctx, request);
  if (entered instanceof Response) return entered;
  const person = await ctx.runQuery(openBadgesApi.holder, entered);
  if (person === null) return unknownToken();
  const { id, name, email } = person;
  return Answers.jsonAnswer(
    {
      "@context": ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      id: `${originOfHost(entered.host)}${Rules.API_PATH}/profile#${id}`,
      type: ["Profile"],
      name,
      ...(email !== null && { email }),
    },
    200,
  );
}

/** 405: badges come into being here by being issued, and people change their profile in the product. */
export function refusedMethod(): Response {
  return refuse("not_allowed", "This API is only read here.", { Allow: READING });
}

/** Who asks, by a token, and for which host; or the answer that refuses. */
async function enter(ctx: ActionCtx, request: Request): Promise<{ host: string; token: string } | Response> {
  const token = Answers.bearerOf(request);
  if (token === null) return unknownToken();
  const address = request.headers.get("X-Forwarded-For")?.split(",")[0]?.trim() ?? "";
  try {
    await ctx.runMutation(openBadgesApi.count, { address });
  } catch (error) {
    const retryAfterMs = errorData(error)?.details?.retryAfterMs;
    if (retryAfterMs === undefined) throw error;
    return refuse("server_busy", "Too many requests.", {
      "Retry-After": String(Math.ceil(retryAfterMs / 1000)),
    });
  }
  return { host: Answers.hostOf(request), token };
}

function unknownToken(): Response {
  const challenge = { "WWW-Authenticate": 'Bearer realm="Open Badges API"' };
  return refuse("unauthorizedrequest", "Send the key that its holder made for you.", challenge);
}

function refuse(code: Rules.CodeMinor, description: string, headers: Record<string, string> = {}): Response {
  return Answers.jsonAnswer(Rules.statusInfo(code, description), STATUS[code], headers);
}
