import { api } from "../../convex/_generated/api";
import { convexFor } from "./convex";
import { signedIn } from "./identity";
import { localeOf } from "./locale";
import { markdownToHtml } from "./markdown";
import { requireOrganization } from "./organization";

/** The terms and the privacy notice that count now, to be shown in the reader's language. */
export async function documentsFor(request: Request) {
  const [organization, viewer] = await Promise.all([requireOrganization(request), signedIn(request)]);
  const locale = localeOf(request, viewer?.person.locale, organization.locale);
  const found = await convexFor(null).query(api.people.documents.current, {
    organization: organization.id,
    locale,
  });
  return found.map(({ text, ...document }) => ({ ...document, html: markdownToHtml(text) }));
}

export type ShownDocument = Awaited<ReturnType<typeof documentsFor>>[number];
