import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { MAIL_LANGUAGES, TemplatesScreen } from "../features/notifications/TemplatesScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { convexFor } from "../server/convex";
import { thrownResponse } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { organization, viewer } = await visit(request);
  const search = new URL(request.url).searchParams;
  const convex = convexFor(viewer.jwt);
  const asked = MAIL_LANGUAGES.find(({ value }) => value === (search.get("mail") ?? organization.locale));
  const locale = asked?.value ?? "en";
  const plain = search.get("view") === "text";
  const here = { organization: organization.id };
  try {
    const names = await convex.action(api.notifications.templates.list, here);
    const template = names.find((name) => name === search.get("template")) ?? names[0]!;
    const letter = await convex.action(api.notifications.templates.preview, { ...here, template, locale });
    return { names, template, locale, plain, letter };
  } catch (error) {
    throw thrownResponse(request, error);
  }
}

export const meta = pageTitle("office.templates.title");

export default function TemplatesRoute() {
  return <TemplatesScreen {...useLoaderData<typeof loader>()} />;
}
