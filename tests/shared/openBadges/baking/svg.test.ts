import { describe, expect, test } from "vitest";
import { bakeSvg, isSvg, readSvg } from "../../../../convex/shared/openBadges/baking/svg";

const CREDENTIAL = '{"@context":["https://www.w3.org/ns/credentials/v2"],"name":"Zoë <&> ]]> 王"}';
const JWT = "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln";
const NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";
const PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" width="9"><path d="M0 0"/></svg>';

describe("what is baked is read again", () => {
  test.each([
    ["plain", PLAIN],
    ["an XML declaration", `<?xml version="1.0"?>\n${PLAIN}`],
    ["a byte order mark", `\uFEFF${PLAIN}`],
    ["comments that hold tags", `<!-- <svg> > -->${PLAIN}<!-- </svg> -->`],
    ["a document type with a subset", `<!DOCTYPE svg [ <!ENTITY a "<svg>"> <!ENTITY b '>'> ]>${PLAIN}`],
    ["a sign in an attribute", PLAIN.replace("width", 'data-a="a > b" width')],
    ["an empty root", '<svg xmlns="http://www.w3.org/2000/svg" />'],
    ["a prefix", '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g/></s:svg>'],
    ["a badge of before", PLAIN.replace("<svg", '<svg xmlns:openbadges="http://openbadges.org"')],
  ])("%s", (_, svg) => {
    for (const credential of [CREDENTIAL, JWT]) {
      const baked = bakeSvg(svg, credential);
      expect(readSvg(baked)).toBe(credential);
      expect(readSvg(bakeSvg(baked, JWT))).toBe(JWT);
      expect(bakeSvg(baked, JWT).match(/<openbadges:credential/g)).toHaveLength(1);
    }
  });
});

test("the element is the root's first child; a JWT stands in its attribute, JSON in CDATA", () => {
  expect(bakeSvg(PLAIN, JWT)).toBe(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" xmlns:openbadges="${NAMESPACE}"><openbadges:credential verify="${JWT}"/><path d="M0 0"/></svg>`,
  );
  expect(bakeSvg("<svg/>", "{}")).toBe(
    `<svg xmlns:openbadges="${NAMESPACE}"><openbadges:credential><![CDATA[{}]]></openbadges:credential></svg>`,
  );
});

describe("files of others are read", () => {
  const inside = (element: string) => `<svg xmlns:ob="${NAMESPACE}"><g>${element}</g></svg>`;
  test.each([
    ["another prefix", inside(`<ob:credential verify="${JWT}"></ob:credential>`), JWT],
    ["single quotes", inside(`<ob:credential verify='${JWT}'/>`), JWT],
    [
      "escaped text",
      inside("<ob:credential>{&quot;a&quot;:&#34;&#x3C;&amp;amp;&quot;}</ob:credential>"),
      '{"a":"<&amp;"}',
    ],
    ["a script beside it", inside(`<script>alert(1)</script><ob:credential verify="${JWT}"/>`), JWT],
  ])("%s", (_, svg, credential) => {
    expect(readSvg(svg)).toBe(credential);
  });

  test("entities of a document type are not filled in", () => {
    const laughs = `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>`;
    expect(readSvg(laughs + inside("<ob:credential>{&b;}</ob:credential>"))).toBe("{&b;}");
  });
});

describe("what is refused", () => {
  test.each([
    ["none inside", PLAIN, "nothingInside"],
    [
      "one in a comment",
      PLAIN.replace("<path", `<!-- <openbadges:credential verify="${JWT}"/> --><path`),
      "nothingInside",
    ],
    ["a foreign namespace", `<svg><x:credential verify="${JWT}"/></svg>`, "nothingInside"],
    ["a page", "<html><svg></svg></html>", "malformed"],
    ["text before the root", `hello ${PLAIN}`, "malformed"],
    ["a tag without end", "<svg width='1", "malformed"],
    ["a comment without end", `${PLAIN}<!--`, "malformed"],
    ["nothing", "", "malformed"],
  ])("%s", (_, svg, reason) => {
    expect(() => readSvg(svg)).toThrow(expect.objectContaining({ name: "BakingFailure", reason }));
  });
  test("baking into what is no SVG", () => {
    expect(() => bakeSvg("<html/>", JWT)).toThrow(expect.objectContaining({ reason: "malformed" }));
    expect(isSvg("<html/>")).toBe(false);
  });
});
