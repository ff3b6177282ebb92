import { describe, expect, it } from "vitest";
import { AdminShell } from "../../../app/ui/shells/AdminShell";
import { CockpitShell } from "../../../app/ui/shells/CockpitShell";
import { PortalShell } from "../../../app/ui/shells/PortalShell";
import { PublicShell } from "../../../app/ui/shells/PublicShell";
import { currentLink } from "../../../app/ui/navigation/currentLink";
import { initials } from "../../../app/ui/people/PersonAvatar";
import { rendered } from "../render";

const BRAND = { name: "Academy", logoUrl: null };
const LINKS = [
  { href: "/admin", label: "Overview" },
  { href: "/admin/people", label: "People" },
];

const SHELLS = {
  public: (
    <PublicShell {...BRAND} links={LINKS}>
      <h1>Here</h1>
    </PublicShell>
  ),
  portal: (
    <PortalShell {...BRAND} links={LINKS}>
      <h1>Here</h1>
    </PortalShell>
  ),
  admin: (
    <AdminShell {...BRAND} sections={[{ label: "Work", links: LINKS }]}>
      <h1>Here</h1>
    </AdminShell>
  ),
  cockpit: (
    <CockpitShell {...BRAND} companyName="Foundation" links={LINKS}>
      <h1>Here</h1>
    </CockpitShell>
  ),
};

describe.each(Object.entries(SHELLS))("the %s shell", async (name, shell) => {
  const html = await rendered(shell, { path: "/admin/people/ada" });

  it("is there before any script: content, links, a way past them", () => {
    expect(html).toContain("<h1>Here</h1>");
    expect(html).toContain('href="/admin/people"');
    expect(html).toMatch(/<a class="[^"]*" href="#main">Skip to the content<\/a>/);
    expect(html.match(/<main id="main"/g)).toHaveLength(1);
  });

  it("marks where one is", () => {
    const marked = html.match(/<a [^>]*aria-current="page"[^>]*>/g) ?? [];
    expect(marked).toHaveLength(name === "public" ? 0 : 1);
    expect(marked.every((link) => link.includes('href="/admin/people"'))).toBe(true);
  });

  it("speaks the reader's language", async () => {
    expect(await rendered(shell, { locale: "de" })).toContain("Zum Inhalt springen");
    expect(await rendered(shell, { locale: "ar" })).toContain("تخطَّ إلى المحتوى");
  });
});

it.each([
  ["/admin", "/admin"],
  ["/admin/people", "/admin/people"],
  ["/admin/people/ada", "/admin/people"],
  ["/admin/peoples", "/admin"],
  ["/portal", null],
])("%s belongs to %s", (pathname, link) => {
  expect(
    currentLink(
      pathname,
      LINKS.map(({ href }) => href),
    ),
  ).toBe(link);
});

it.each([
  ["Ada Lovelace", "AL"],
  ["Maria von und zu Hohenzollern", "MH"],
  ["bo", "B"],
  ["  ", ""],
  ["𝒜da Ü", "𝒜Ü"],
])("the letters of %s are %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
