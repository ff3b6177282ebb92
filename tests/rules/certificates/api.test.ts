import { describe, expect, test } from "vitest";
import { embedAnswer, embedRequestOf } from "../../../convex/certificates/rules/oembed";
import {
  linksOf,
  MAX_LIMIT,
  pageRequestOf,
  serviceDescription,
  statusInfo,
} from "../../../convex/certificates/rules/openBadgesApi";

describe("a page of badges", () => {
  test.each([
    ["", { limit: MAX_LIMIT, offset: 0, since: null }],
    ["limit=2&offset=4", { limit: 2, offset: 4, since: null }],
    ["limit=5000", { limit: MAX_LIMIT, offset: 0, since: null }],
    ["since=2026-11-24T18:00:00Z", { limit: MAX_LIMIT, offset: 0, since: Date.UTC(2026, 10, 24, 18) }],
    ["limit=0", { wrong: "limit" }],
    ["limit=-1", { wrong: "limit" }],
    ["offset=x", { wrong: "offset" }],
    ["since=yesterday", { wrong: "since" }],
  ])("asked for by %j", (query, request) => {
    expect(pageRequestOf(new URLSearchParams(query))).toEqual(request);
  });

  const at = (offset: number) => `<https://acme.test/x?limit=2&offset=${offset}>`;
  test.each([
    [0, 5, `${at(2)}; rel="next", ${at(4)}; rel="last", ${at(0)}; rel="first"`],
    [2, 5, `${at(4)}; rel="next", ${at(4)}; rel="last", ${at(0)}; rel="first", ${at(0)}; rel="prev"`],
    [4, 5, `${at(4)}; rel="last", ${at(0)}; rel="first", ${at(2)}; rel="prev"`],
    [0, 0, `${at(0)}; rel="last", ${at(0)}; rel="first"`],
  ])("from %i of %i names those beside it", (offset, total, links) => {
    expect(linksOf("https://acme.test/x", { limit: 2, offset, since: null }, total)).toBe(links);
  });
});

test("a refusal is an Imsx_StatusInfo", () => {
  expect(statusInfo("not_allowed", "This API is only read here.")).toEqual({
    imsx_codeMajor: "failure",
    imsx_severity: "error",
    imsx_description: "This API is only read here.",
    imsx_codeMinor: {
      imsx_codeMinorField: [
        { imsx_codeMinorFieldName: "TargetEndSystem", imsx_codeMinorFieldValue: "not_allowed" },
      ],
    },
  });
});

test("the service description names each operation that there is, and no other", () => {
  const { paths, servers } = serviceDescription({ origin: "https://acme.test", name: "Acme" });
  expect(servers).toEqual([{ url: "https://acme.test/ims/ob/v3p0" }]);
  const operations = Object.entries(paths).map(([path, methods]) => [path, ...Object.keys(methods)]);
  expect(operations).toEqual([
    ["/credentials", "get"],
    ["/profile", "get"],
    ["/discovery", "get"],
  ]);
});

describe("oEmbed", () => {
  const page = "https://acme.test/verify/AAAAAAAAAAAAAAAAAAAAAA";
  test.each([
    [
      { url: page },
      { host: "acme.test", publicId: "AAAAAAAAAAAAAAAAAAAAAA", maxWidth: null, maxHeight: null },
    ],
    [
      { url: page, maxwidth: "300", maxheight: "x" },
      { host: "acme.test", publicId: "AAAAAAAAAAAAAAAAAAAAAA", maxWidth: 300, maxHeight: null },
    ],
    [{ url: "https://acme.test/programs/one" }, null],
    [{ url: "nothing" }, null],
    [{}, null],
  ])("asked by %j", (query, request) => {
    expect(embedRequestOf(new URLSearchParams(query as Record<string, string>))).toEqual(request);
  });

  test("answers with a frame in which nothing of a name can break out", () => {
    const badge = {
      name: `"><script>`,
      issuer: "Acme",
      issuerUrl: "https://acme.test",
      embedUrl: "https://acme.test/embed/A",
    };
    expect(embedAnswer(badge, { maxWidth: 100, maxHeight: 100 })).toEqual({
      ...{ type: "rich", version: "1.0", title: `"><script>`, cache_age: 3600 },
      ...{ provider_name: "Acme", provider_url: "https://acme.test", width: 240, height: 100 },
      html: `<iframe src="https://acme.test/embed/A" width="240" height="100" title="&quot;&gt;&lt;script&gt;" loading="lazy" style="border:0"></iframe>`,
    });
    expect(embedAnswer(badge, { maxWidth: 9_999, maxHeight: null })).toMatchObject({
      width: 480,
      height: 220,
    });
  });
});
