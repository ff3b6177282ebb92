import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { BADGE_SIZE, drawBadge, type BadgeDrawing } from "../../../convex/certificates/drawing/badge";
import { drawCertificate, drawPreview } from "../../../convex/certificates/drawing/drawing";
import { prepareImage } from "../../../convex/certificates/drawing/images";
import { isPlainSvg } from "../../../convex/certificates/drawing/plainSvg";
import { drawShareImage } from "../../../convex/certificates/drawing/shareImage";
import { bakeSvg, isSvg, readSvg } from "../../../convex/shared/openBadges/baking/svg";
import { certificate } from "../../support/certificates";
import { installedFonts } from "../../support/installedFonts";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">';
const badge: BadgeDrawing = {
  achievement: "Applied Machine Learning",
  issuer: "Northwind Academy",
  accent: "#0f5c5c",
  ink: "#1b1f2a",
  locale: "en",
  fonts: installedFonts,
};

const solid = (background: string) => sharp({ create: { width: 40, height: 20, channels: 4, background } });

describe("badges", () => {
  test("one that is drawn: an SVG without letters, and a PNG of its size with clear corners", async () => {
    const { svg, png } = await drawBadge(badge);
    expect(isSvg(svg)).toBe(true);
    expect(svg).toContain("<title>Applied Machine Learning</title>");
    expect(svg).not.toContain("<text");
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([BADGE_SIZE, BADGE_SIZE, 4]);
    expect(data[3]).toBe(0);
    expect([...data.subarray(4 * (BADGE_SIZE * 75 + 300), 4 * (BADGE_SIZE * 75 + 300) + 4)][3]).toBe(255);
    expect(readSvg(bakeSvg(svg, '{"a":1}'))).toBe('{"a":1}');
  });

  test("the same for all who earn it", async () => {
    expect(await drawBadge(badge)).toEqual(await drawBadge(badge));
  });

  test.each(["png", "jpeg", "webp"] as const)("an uploaded %s is fitted in", async (format) => {
    const { svg, png } = await drawBadge({
      ...badge,
      image: await solid("#ff0000").toFormat(format).toBuffer(),
    });
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([BADGE_SIZE, BADGE_SIZE]);
    const middle = 4 * (BADGE_SIZE * 300 + 300);
    expect(data[middle]).toBeGreaterThan(250);
    expect([data[3], data[middle + 3]]).toEqual([0, 255]);
    expect(svg).toContain('href="data:image/png;base64,');
  });

  test("an uploaded SVG stays if it is plain, and becomes pixels if not", async () => {
    const plain = `${SVG}<rect width="40" height="20" fill="red"/></svg>`;
    expect((await drawBadge({ ...badge, image: Buffer.from(plain) })).svg).toBe(plain);
    const script = plain.replace("<rect", "<script>alert(1)</script><rect");
    const { svg } = await drawBadge({ ...badge, image: Buffer.from(script) });
    expect(svg).not.toContain("script");
    expect(svg).toContain("data:image/png");
  });

  test("what is no image is refused", async () => {
    await expect(drawBadge({ ...badge, image: Buffer.from("hello") })).rejects.toThrow(
      /unsupported image format/,
    );
  });
});

describe("an SVG is plain", () => {
  test.each([
    ["shapes", `${SVG}<g fill="url(#a)"><path d="M0 0"/></g></svg>`],
    [
      "gradients and use",
      `${SVG}<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><use href="#b"/></svg>`,
    ],
    ["comments and a declaration", `<?xml version="1.0"?><!-- by hand -->${SVG}</svg>`],
  ])("%s", (_, svg) => expect(isPlainSvg(svg)).toBe(true));

  test.each([
    ["a script", `${SVG}<script>alert(1)</script></svg>`],
    [
      "a script with a prefix",
      `<svg xmlns:s="http://www.w3.org/2000/svg"><s:script>alert(1)</s:script></svg>`,
    ],
    ["a handler", `${SVG}<path onload="alert(1)"/></svg>`],
    ["a handler without quotes", `${SVG}<path onload=alert(1) /></svg>`],
    ["a handler after a slash", `${SVG}<path d="M0"/onload="alert(1)"/></svg>`],
    ["foreign content", `${SVG}<foreignObject/></svg>`],
    ["styles", `${SVG}<style>@import "a"</style></svg>`],
    ["an animation", `${SVG}<animate attributeName="href"/></svg>`],
    ["a link", `${SVG}<a href="https://example.org"/></svg>`],
    ["an image", `${SVG}<image href="data:image/png;base64,AA"/></svg>`],
    ["a reference elsewhere", `${SVG}<use href="https://example.org/a.svg#b"/></svg>`],
    ["a fill from elsewhere", `${SVG}<path fill="url(https://example.org/a)"/></svg>`],
    ["a style that points elsewhere", `${SVG}<path style="fill: url( 'a.svg' )"/></svg>`],
    ["an address in disguise", `${SVG}<path fill="url&#40;a)"/></svg>`],
    ["a document type", `<!DOCTYPE svg [<!ENTITY a "b">]>${SVG}</svg>`],
    ["a style sheet", `<?xml-stylesheet href="a.css"?>${SVG}</svg>`],
    ["a tag that does not end", `${SVG}<path d="`],
  ])("not with %s", (_, svg) => expect(isPlainSvg(svg)).toBe(false));
});

describe("uploaded images in certificates", () => {
  test("one that is clear in places keeps that, one that is not has no mask", async () => {
    const clear = await prepareImage(await solid("#00000000").png().toBuffer());
    const full = await prepareImage(await solid("#102030").png().toBuffer());
    expect([clear.width, clear.height, clear.opacity !== undefined]).toEqual([40, 20, true]);
    expect(full.opacity).toBeUndefined();
  });

  test("a large one is made smaller, and one that is none is refused again and again", async () => {
    const wide = await sharp({ create: { width: 3_000, height: 30, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    expect((await prepareImage(wide)).width).toBe(1_200);
    for (const _ of [1, 2])
      await expect(prepareImage(Buffer.from("no"))).rejects.toThrow(/unsupported image/);
  });

  test("logo and signature stand in PDF and preview", async () => {
    const image = await solid("#336699").png().toBuffer();
    const drawing = certificate({}, { logo: image, signatures: [{ name: "A", role: "", image }] });
    expect((await drawPreview(drawing)).match(/<image /g)).toHaveLength(2);
    const plain = await drawCertificate(certificate());
    expect((await drawCertificate(drawing)).pdf.length).not.toBe(plain.pdf.length);
  });
});

test("a preview is an SVG that needs no font and escapes what people wrote", async () => {
  const svg = await drawPreview(certificate({ holder: '<script>"&' }));
  expect(svg).toContain("– &lt;script&gt;&quot;&amp;</title>");
  expect(svg).not.toMatch(/<text|<script|font-family/);
  const { width, height } = await sharp(Buffer.from(svg)).metadata();
  expect([width, height]).toEqual([842, 595]);
});

test.each([{ holder: "Zoë Çelik-Ångström" }, {}])("a share image is a PNG of 1200 × 630: %j", async (who) => {
  const { png } = await drawBadge(badge);
  const facts = { ...badge, ...who, paper: "#fbfaf7", note: "Verifiable credential", badge: png };
  const { width, height, format } = await sharp(await drawShareImage(facts)).metadata();
  expect([width, height, format]).toEqual([1_200, 630, "png"]);
});
