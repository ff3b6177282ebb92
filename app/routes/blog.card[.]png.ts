import type { LoaderFunctionArgs } from "@remix-run/node";
import { cardAnswer } from "../server/cards";
import { siteVisit } from "../server/siteVisit";
import { translatorFor } from "../ui/i18n/localeMessages";

/** The picture that other sites show of the blog itself. */
export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await siteVisit(request);
  const t = translatorFor(visit.language);
  return cardAnswer(request, visit, { title: t("site.blog.title"), note: t("site.blog.text") });
}
