"use node";
import type { Letter } from "../../../emails/template";
import { nearestReadable } from "../../tenancy/rules/contrast";
import { isLocale, type Locale } from "../../shared/locales";
import { translator } from "../../shared/messages/catalogue";
import type { TranslateAll } from "../../shared/messages/translate";
import type { Claim } from "../model/claims";
import type { DigestItem } from "../model/digests";
import { unsubscribeToken } from "../model/unsubscribeTokens";
import { absolute, siteOf } from "../rules/addresses";
import { noticeText, noticeValues } from "../rules/noticeTexts";
import { isOptional } from "../rules/preferences";
import { type Rendered, writeLetter } from "./letters";

const DEFAULT_COLOR = "#0f5c5c";

/** A mail on its way: how it looks, and by which addresses its recipient can turn its kind off. */
export type Composition = { rendered: Rendered; headers: Record<string, string> };

/**
 * Makes a mail of a row of the outbox; what an earlier attempt made of it is kept.
 * @throws if its template or data are broken, or a setting of the deployment is missing
 */
export async function compose(claim: Claim): Promise<Composition> {
  const site = siteOf(process.env["PUBLIC_URL"] ?? "http://localhost:3000", claim.organization);
  const token = await tokenFor(claim);
  const headers = headersFor(site, token);
  if (claim.rendered !== null) return { rendered: claim.rendered, headers };
  const locale = mailLocale(claim.locale);
  const letter = letterFor(claim, site, locale, token);
  const data = dataFor(claim, site, letter.t);
  return { rendered: await writeLetter(claim.template, data, letter), headers };
}

/** Mails speak the languages that the catalogue has in full. */
export function mailLocale(locale: string): Locale {
  return isLocale(locale) && locale !== "ar" ? locale : "en";
}

/** What an organization's mails look like. */
export function dressOf({ name, color }: { name: string; color: string | null }, site: string) {
  return { name, color: nearestReadable(color ?? DEFAULT_COLOR), url: `${site}/` };
}

function letterFor(
  { href, organization }: Claim,
  site: string,
  locale: Locale,
  token: string | null,
): Letter {
  return {
    t: translator(locale),
    locale,
    organization: dressOf(organization, site),
    url: absolute(site, href),
    unsubscribeUrl: token === null ? null : `${site}/unsubscribe?token=${token}`,
  };
}

function tokenFor({ organization, person, kind }: Claim): Promise<string | null> {
  if (person === null || !isOptional(kind, "email")) return Promise.resolve(null);
  return unsubscribeToken({ organizationId: organization.id, personId: person, kind });
}

/** RFC 8058: one click in the mail program, which posts to the address. */
function headersFor(site: string, token: string | null): Record<string, string> {
  const automatic = { "Auto-Submitted": "auto-generated" };
  if (token === null) return automatic;
  return {
    ...automatic,
    "List-Unsubscribe": `<${site}/api/unsubscribe?token=${token}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

/** The template's data; a digest's mails become sentences that lead to their pages. */
function dataFor({ template, data }: Claim, site: string, t: TranslateAll): unknown {
  const parsed: unknown = JSON.parse(data);
  if (template !== "digest") return parsed;
  const { items } = parsed as { items: DigestItem[] };
  const sentences = items.map((item) => ({
    title: noticeText(t, { template: item.template, values: noticeValues(item.data) }),
    url: absolute(site, item.href),
  }));
  return { items: sentences };
}
