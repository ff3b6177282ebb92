import { expect, test } from "vitest";
import { archiveIndex } from "../../../convex/privacy/rules/archiveIndex";

const page = (rows: Record<string, unknown>[]) =>
  archiveIndex({
    locale: "de",
    title: "Daten bei <Acme>",
    intro: "Alles.",
    sections: [{ title: "Rollen", path: "data/memberships.json", amount: "1 Eintrag", rows }],
  });

test("shows rows under the union of their fields", () => {
  const html = page([
    { since: "2026", roles: ["owner", "admin"] },
    { since: "2027", endedAt: "2028" },
  ]);
  expect(html).toContain('<html lang="de">');
  expect(html).toContain('1 Eintrag: <a href="data/memberships.json">data/memberships.json</a>');
  expect(html).toContain(
    '<tr><th scope="col">since</th><th scope="col">roles</th><th scope="col">endedAt</th></tr>',
  );
  expect(html).toContain(
    "<tr><td>2026</td><td>owner, admin</td><td></td></tr><tr><td>2027</td><td></td><td>2028</td></tr>",
  );
});

test("a section without rows has no table", () => {
  expect(page([])).not.toContain("<table>");
});

test.each(["<script>alert(1)</script>", `"><img onerror='x'>`, "a & b"])("%s stays text", (evil) => {
  const html = page([{ [evil]: evil }]);
  expect(html).not.toContain(evil);
  expect(html.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))).toContain(
    evil,
  );
  expect(html).not.toContain("<Acme>");
});
