import { isRouteErrorResponse } from "@remix-run/react";
import { errorData } from "../../../convex/shared/errors";

/** What a page that failed has to say: it is not there, not for this reader, or something broke. */
export type FailureKind = "notFound" | "forbidden" | "broken";

/** Of what kind the error is that a route's boundary was handed, from Convex or as an answer. */
export function failureKind(error: unknown): FailureKind {
  const code = errorData(error)?.code;
  const status = isRouteErrorResponse(error) ? error.status : 0;
  if (code === "notFound" || status === 404) return "notFound";
  if (code === "forbidden" || status === 403) return "forbidden";
  return "broken";
}
