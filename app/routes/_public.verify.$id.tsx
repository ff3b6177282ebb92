import {
  type ActionFunctionArgs,
  data,
  type HeadersArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { scriptText } from "../../convex/catalog/rules/structuredData";
import { credentialData } from "../../convex/certificates/rules/structuredData";
import { DEFAULT_LOCALE, type Locale } from "../../convex/shared/locales";
import { type PageAnswer, REPORTED } from "../features/certificates/public/answers";
import { BareScreen, UnknownScreen } from "../features/certificates/public/OtherScreens";
import { pageVerdict, type ShownPage } from "../features/certificates/public/verdict";
import { VerifyScreen } from "../features/certificates/public/VerifyScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { publicVisit } from "../server/catalog";
import { type Asking, checkCertificate, openCertificate } from "../server/certificates";
import { asServer } from "../server/convex";
import { refusal } from "../server/failures";
import { markdownToHtml } from "../server/markdown";
import { requireOrganization } from "../server/organization";
import { translatorFor } from "../ui/i18n/localeMessages";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { load, organization } = await publicVisit(request);
  const asking = { organization: organization.id, address: context.address };
  const handle = params["id"] ?? "";
  const here = { organization: organization.name, handle, timeZone: organization.timeZone };
  const page = await load(api.certificates.verification.page, { publicId: handle });
  const opened = await openCertificate(asking, handle, false);
  if (opened === "busy") return data({ kind: "busy" as const, ...here }, { status: 429 });
  if (opened === null) return data({ kind: "unknown" as const, ...here }, { status: 404 });
  if (page === null) throw redirect(`/verify/${opened.publicId}`, 302);
  if (page.kind !== "shown") return data({ kind: "bare" as const, page, ...here }, bareStatus(page.kind));
  const checked = await checkCertificate(asking, page.publicId);
  const isReported = new URL(request.url).searchParams.has(REPORTED);
  const html = markdownToHtml(page.criteria);
  const structured = checked === "hidden" ? null : scriptText(structuredOf(page));
  const found = { kind: "shown" as const, page, checked, html, structured, isReported, ...here };
  // That one client asked too often is nothing to keep for others.
  return data(found, checked === "busy" ? { headers: { "Cache-Control": "no-store" } } : {});
}

export function headers({ loaderHeaders }: HeadersArgs) {
  return loaderHeaders;
}

/** What is gone was there, and is not coming back. */
function bareStatus(kind: "hidden" | "gone") {
  return { status: kind === "gone" ? 410 : 200 };
}

function structuredOf(page: ShownPage) {
  const { page: url, share: image, json: identifier } = page.addresses;
  return credentialData({ ...page, url, image, identifier });
}

/** Compares an address with the holder's, or takes a report. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: organization } = await requireOrganization(request);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const asked = { organization, address: context.address, publicId: params["id"] ?? "" };
  const entered = { email: text("email"), text: text("text") };
  try {
    if (text("form") === "holder") return await compare(asked, entered.email);
    await asServer.mutation(api.certificates.reports.submit, { ...asked, ...entered });
    return redirect(`/verify/${asked.publicId}?${REPORTED}#report`, 303);
  } catch (thrown) {
    const { error, status } = refusal(thrown);
    const answer: PageAnswer =
      text("form") === "holder"
        ? { form: "holder", email: entered.email, error }
        : { form: "report", ...entered, error };
    return data(answer, { status });
  }
}

async function compare(asked: Asking & { publicId: string }, email: string) {
  const isHolder = await asServer.mutation(api.certificates.verification.isHolder, { ...asked, email });
  const answer: PageAnswer = { form: "holder", email, isHolder };
  return data(answer);
}

const named = pageTitle<typeof loader>((found, t) =>
  found.kind === "shown"
    ? t("verify.title", { name: found.page.name, holder: found.page.holder })
    : t(found.kind === "bare" ? "verify.hidden.title" : "verify.unknown.title"),
);

export const meta: MetaFunction<typeof loader> = (args) => {
  const titles = named(args) ?? [];
  const found = args.data;
  if (found?.kind !== "shown" || found.checked === "hidden")
    return [...titles, { name: "robots", content: "noindex" }];
  const root = args.matches.find((match) => match?.id === "root")?.data as { locale: Locale } | undefined;
  const t = translatorFor(root?.locale ?? DEFAULT_LOCALE);
  const { page, checked } = found;
  const { addresses, holder, name, issuer } = page;
  const verdict = t(`verify.verdict.${pageVerdict(page.standing, checked)}`);
  const description = t("verify.description", { verdict, holder, name, issuer: issuer.name });
  const title = t("verify.title", { name, holder });
  return [
    ...titles,
    { name: "description", content: description },
    { tagName: "link", rel: "canonical", href: addresses.page },
    {
      tagName: "link",
      rel: "alternate",
      type: "application/json+oembed",
      href: addresses.oembed,
      title: name,
    },
    { tagName: "link", rel: "alternate", type: "application/vc+ld+json", href: addresses.json },
    { property: "og:type", content: "website" },
    { property: "og:site_name", content: issuer.name },
    { property: "og:title", content: title },
    { property: "og:description", content: description },
    { property: "og:url", content: addresses.page },
    { property: "og:image", content: addresses.share },
    { property: "og:image:width", content: "1200" },
    { property: "og:image:height", content: "630" },
    { property: "og:image:alt", content: title },
    { name: "twitter:card", content: "summary_large_image" },
    { name: "twitter:title", content: title },
    { name: "twitter:description", content: description },
    { name: "twitter:image", content: addresses.share },
  ];
};

export default function VerifyRoute() {
  const found = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (found.kind === "bare") return <BareScreen page={found.page} />;
  if (found.kind !== "shown") return <UnknownScreen {...found} isBusy={found.kind === "busy"} />;
  return <VerifyScreen {...found} answer={answer} />;
}
