"use node";

import { v } from "convex/values";
import { internal } from "../_generated/api";
import { type ActionCtx, internalAction } from "../_generated/server";
import type { Json } from "../shared/json";
import { type FetchJson, Unreachable } from "../shared/openBadges/documents";
import { verify } from "../shared/openBadges/verification";
import { FetchingRefused, fetchPublicJson } from "./fetching/jsonFetching";
import { fetchOnce } from "./fetching/standardDocuments";
import { type Checked, checkedValidator } from "./model/verifications";
import { foreignFactsOf } from "./rules/foreignFacts";

/** Credentials that are looked into side by side. */
const AT_A_TIME = 5;

/**
 * Checks credentials of any issuer, JSON or JWT, in their order. What this deployment publishes itself is read from
 * its own tables; everything else is fetched from the public internet.
 */
export const check = internalAction({
  args: { texts: v.array(v.string()) },
  returns: v.array(checkedValidator),
  handler: async (ctx, { texts }): Promise<Checked[]> => {
    const fetchJson = documentsFor(ctx);
    const checked: Checked[] = [];
    for (let start = 0; start < texts.length; start += AT_A_TIME)
      checked.push(
        ...(await Promise.all(
          texts.slice(start, start + AT_A_TIME).map((text) => checkOne(text, fetchJson)),
        )),
      );
    return checked;
  },
});

async function checkOne(text: string, fetchJson: FetchJson): Promise<Checked> {
  const found = await verify(text, { now: Date.now(), fetchJson, loopbackHttp: true });
  return {
    verdict: found.verdict,
    form: found.form,
    knownBy: found.issuer.knownBy,
    facts: foreignFactsOf(found.credential),
    checks: found.checks.map(({ name, result, reason = null, at }) => ({ name, result, reason, at })),
  };
}

/** Our own documents by their address, and those of others from where they lie. */
function documentsFor(ctx: ActionCtx): FetchJson {
  const origins = extraOrigins(process.env["VERIFY_EXTRA_ORIGINS"]);
  return async (url) => {
    const own = await ctx.runAction(internal.certificates.publishing.ownDocument, { url });
    if (own !== null) return JSON.parse(own) as Json;
    try {
      return (await fetchOnce(url, (address) => fetchPublicJson(address, { origins }), Date.now())) as Json;
    } catch (error) {
      if (!(error instanceof FetchingRefused)) throw error;
      console.info(`${url} was not read. ${error.message}`);
      throw new Unreachable(url);
    }
  };
}

/** Origins of a closed network, named by the deployment, that are asked although they are not public. */
function extraOrigins(setting = ""): string[] {
  return setting
    .split(/[\s,]+/)
    .filter((origin) => URL.canParse(origin) && new URL(origin).origin === origin);
}
