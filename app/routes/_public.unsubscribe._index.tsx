import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** The links of mails bear their token as a question; the page has it in its path. */
export function loader({ request }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  return redirect(token === "" ? "/" : `/unsubscribe/${encodeURIComponent(token)}`);
}
