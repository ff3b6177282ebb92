import { publicHttp } from "../access/functions";
import { publishedKeySet } from "./rules/keySets";

/** The public keys of our tokens (RFC 7517), for whoever verifies them. */
export const jwks = publicHttp({ permission: "public" }, () =>
  Promise.resolve(
    Response.json(publishedKeySet(process.env["IDENTITY_JWKS"]), {
      headers: { "Cache-Control": "public, max-age=60", "Access-Control-Allow-Origin": "*" },
    }),
  ),
);
