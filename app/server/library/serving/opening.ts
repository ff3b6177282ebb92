import { type AppLoadContext, redirect } from "@remix-run/node";
import { api } from "../../../../convex/_generated/api";
import { refusal, thrownResponse } from "../../failures";
import { settings } from "../../settings";
import { callerOf } from "../uploads/caller";

/** A file that somebody asks for: `recordings:<id>` or `materials:<id>`, the newest version without one. */
export type Wanted = { subject: string; version?: number | null; download?: boolean };
export type FileAddress = { path: string; expiresAt: number };

/**
 * For loaders of pages that show a file: gives it to the visitor for a quarter of an hour, and logs that they opened
 * it. The page has it renewed by a post to `/library/open`.
 * @throws Response as `visit` does
 */
export async function openFile(
  request: Request,
  context: Pick<AppLoadContext, "address">,
  wanted: Wanted,
): Promise<FileAddress> {
  try {
    return await give(request, context, wanted);
  } catch (error) {
    throw thrownResponse(request, error);
  }
}

/**
 * A post to `/library/open`: with `subject` (and `version`, `download`), the file is given and logged; with the
 * `token` of an address, it gets a new one. Who takes JSON gets `{ path, expiresAt }`, a form is led to the file.
 */
export async function openingResponse(
  request: Request,
  context: Pick<AppLoadContext, "address">,
): Promise<Response> {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  try {
    const address = form.has("token")
      ? await renew(request, text("token"))
      : await give(request, context, {
          subject: text("subject"),
          version: /^\d{1,6}$/.test(text("version")) ? Number(text("version")) : null,
          download: text("download") === "yes",
        });
    return takesJson(request) ? Response.json(address, { headers: UNKEPT }) : redirect(address.path, 303);
  } catch (error) {
    const { error: known, status } = refusal(error);
    return takesJson(request)
      ? Response.json({ error: known }, { status, headers: UNKEPT })
      : new Response(known.message, { status, headers: UNKEPT });
  }
}

const UNKEPT = { "Cache-Control": "private, no-store" };

async function give(
  request: Request,
  { address }: Pick<AppLoadContext, "address">,
  { subject, version = null, download = false }: Wanted,
): Promise<FileAddress> {
  const caller = await callerOf(request);
  const secret = settings().SERVER_SECRET;
  return caller.mutation(api.library.files.open, { secret, subject, version, download, address });
}

async function renew(request: Request, token: string): Promise<FileAddress> {
  return (await callerOf(request)).mutation(api.library.files.renew, { token });
}

function takesJson({ headers }: Request): boolean {
  return headers.get("accept")?.includes("application/json") ?? false;
}
