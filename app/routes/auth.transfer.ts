import type { LoaderFunctionArgs } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import { randomToken, sha256Hex } from "../../convex/shared/hashes";
import { asServer } from "../server/convex";
import { requireOrganization } from "../server/organization";
import { safeNext } from "../server/safeNext";
import { sessionTokenOf, setSession } from "../server/sessionCookie";
import { settings } from "../server/settings";
import { leadOn, type PendingTransfer, sourceOrigin, transferCookie } from "../server/transfer";

/**
 * The host where somebody wants to be. Without a code it sends the browser for one to the host where they are
 * signed in (`from`), and remembers by a cookie that it did; with one it signs them in and leads on to `next`.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const code = search.get("code");
  const next = safeNext(search.get("next"));
  if (settings().CLERK_SECRET_KEY !== undefined) return leadOn(next);
  return code === null ? begin(request, next) : finish(request, code);
}

async function begin(request: Request, next: string): Promise<Response> {
  const [target, from] = [await requireOrganization(request), await sourceOrigin(request)];
  if (from === null) return leadOn(signInFor(next));
  const state = randomToken();
  const asked = new URLSearchParams({ target: target.id, state: await sha256Hex(state) });
  const pending: PendingTransfer = { state, next };
  return leadOn(`${from}/auth/transfer-code?${asked}`, [await transferCookie(request).serialize(pending)]);
}

async function finish(request: Request, code: string): Promise<Response> {
  const cookie = transferCookie(request);
  const pending = (await cookie.parse(request.headers.get("Cookie"))) as Partial<PendingTransfer> | null;
  const [next, over] = [safeNext(pending?.next), await cookie.serialize("", { maxAge: 0 })];
  const oldToken = await sessionTokenOf(request);
  const redeemed = await asServer.mutation(api.identity.transfers.redeem, {
    organization: (await requireOrganization(request)).id,
    code,
    state: String(pending?.state ?? ""),
    userAgent: request.headers.get("User-Agent") ?? "",
    ...(oldToken === null ? {} : { oldToken }),
  });
  if ("refused" in redeemed) return leadOn(signInFor(next), [over]);
  if ("kept" in redeemed) return leadOn(next, [over]);
  return leadOn(next, [over, await setSession(request, redeemed.token)]);
}

function signInFor(next: string): string {
  return `/sign-in?next=${encodeURIComponent(next)}`;
}
