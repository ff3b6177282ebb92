import { data, redirect } from "@remix-run/node";
import type { Id, TableNames } from "../../convex/_generated/dataModel";
import { errorData, type ErrorData } from "../../convex/shared/errors";

/** How Convex writes ids: base 32 without i, l, o and u. */
const ID = /^[0-9a-hjkmnp-tv-z]{31,37}$/;

const STATUS: Record<ErrorData["code"], number> = {
  invalid: 400,
  notFound: 404,
  signedOut: 401,
  forbidden: 403,
  conflict: 409,
  rateLimited: 429,
  expired: 410,
  unavailable: 503,
};

/** What an action answers when its form cannot be taken: the error for the form to show. */
export function refused(error: unknown) {
  const { error: known, status } = refusal(error);
  return data({ error: known }, { status });
}

/** An error of Convex with the status of an answer that bears it. @throws every other error */
export function refusal(error: unknown): { error: ErrorData; status: number } {
  const known = errorData(error);
  if (known === null) throw error;
  return { error: known, status: STATUS[known.code] };
}

/** Turns an error of Convex into the page's answer: to sign-in, or an error page with the right status. */
export function thrownResponse(request: Request, error: unknown): Response {
  const known = errorData(error);
  if (known === null && isOtherArgument(error)) return notFound();
  if (known === null) throw error;
  if (known.code === "signedOut") return toSignIn(request);
  return new Response(known.message, { status: STATUS[known.code] });
}

/**
 * A row's id as it stands in an address. Whether there is such a row is for Convex to say.
 * @throws Response 404 for what can be no id
 */
export function idOf<Table extends TableNames>(text: string | undefined): Id<Table> {
  if (text === undefined || !ID.test(text)) throw notFound();
  return text as Id<Table>;
}

/** What a loader asks with comes from the address: an id of another table, say, leads nowhere. */
function isOtherArgument(error: unknown): boolean {
  return error instanceof Error && error.message.includes("ArgumentValidationError");
}

function notFound(): Response {
  return new Response("There is no such page.", { status: 404 });
}

/** To the sign-in page, and from there back here. */
export function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  return redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}
