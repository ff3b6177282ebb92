import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { normalizeShortCode, printedShortCode } from "../../convex/certificates/rules/shortCode";
import type { ErrorData } from "../../convex/shared/errors";
import { FilesScreen } from "../features/certificates/public/FilesScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { requireOrganization } from "../server/organization";

/** A code that was typed leads to its page; what is none is shown again. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { name: organization, timeZone } = await requireOrganization(request);
  const entered = new URL(request.url).searchParams.get("code");
  const code = entered === null ? null : normalizeShortCode(entered);
  if (code !== null) throw redirect(`/verify/${printedShortCode(code)}`);
  const error: ErrorData | undefined =
    entered === null
      ? undefined
      : { code: "invalid", message: "This is no code.", details: { fields: { code: "shortCode" } } };
  return data(
    { organization, timeZone, entered: entered?.slice(0, 64) ?? "", error },
    { status: error === undefined ? 200 : 400 },
  );
}

export const meta = pageTitle("verify.files.title");

export default function FilesRoute() {
  return <FilesScreen {...useLoaderData<typeof loader>()} />;
}
