import { describe, expect, test } from "vitest";
import { linkedInAddress, type ProfileEntry } from "../../../convex/certificates/rules/linkedin";
import { exchangeAnswer, walletAddress } from "../../../convex/certificates/rules/wallet";

const ENTRY: ProfileEntry = {
  name: "Zürich & Co: C++ #1",
  organizationName: "Akademie «Süd»",
  awardedAt: Date.UTC(2026, 10, 24, 12),
  validUntil: null,
  timeZone: "Europe/Zurich",
  pageUrl: "https://acme.test/verify/AAAAAAAAAAAAAAAAAAAAAA",
  credentialId: "7K3MQ-9XHT2",
};

describe("LinkedIn's address", () => {
  test("bears every field, encoded, in its order", () => {
    expect(linkedInAddress(ENTRY)).toBe(
      "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME" +
        "&name=Z%C3%BCrich%20%26%20Co%3A%20C%2B%2B%20%231" +
        "&organizationName=Akademie%20%C2%ABS%C3%BCd%C2%BB&issueYear=2026&issueMonth=11" +
        "&certUrl=https%3A%2F%2Facme.test%2Fverify%2FAAAAAAAAAAAAAAAAAAAAAA&certId=7K3MQ-9XHT2",
    );
  });

  test.each([
    [
      "the last hour of the year in UTC, in Zurich",
      Date.UTC(2026, 11, 31, 23, 30),
      "Europe/Zurich",
      "2027",
      "1",
    ],
    ["the same in New York", Date.UTC(2026, 11, 31, 23, 30), "America/New_York", "2026", "12"],
    [
      "the first hour of March in UTC, in Los Angeles",
      Date.UTC(2026, 2, 1, 1),
      "America/Los_Angeles",
      "2026",
      "2",
    ],
  ])("of %s says the organization's month", (_, awardedAt, timeZone, year, month) => {
    const query = new URL(linkedInAddress({ ...ENTRY, awardedAt, timeZone })).searchParams;
    expect([query.get("issueYear"), query.get("issueMonth")]).toEqual([year, month]);
  });

  test("says when it expires, where it does", () => {
    const query = new URL(linkedInAddress({ ...ENTRY, validUntil: Date.UTC(2028, 0, 31) })).searchParams;
    expect([query.get("expirationYear"), query.get("expirationMonth")]).toEqual(["2028", "1"]);
    expect(new URL(linkedInAddress(ENTRY)).searchParams.has("expirationYear")).toBe(false);
  });
});

test("a wallet is sent to the exchange, and gets the credential in a presentation", () => {
  const exchangeUrl = "https://acme.test/api/v1/credentials/AAAAAAAAAAAAAAAAAAAAAA/exchange";
  const url = new URL(walletAddress({ origin: "https://acme.test", exchangeUrl }));
  expect(url.origin + url.pathname).toBe("https://lcw.app/request");
  expect(JSON.parse(url.searchParams.get("request")!)).toEqual({
    credentialRequestOrigin: "https://acme.test",
    protocols: { vcapi: exchangeUrl },
  });
  expect(exchangeAnswer({ id: "one" })).toEqual({
    verifiablePresentation: {
      "@context": ["https://www.w3.org/ns/credentials/v2"],
      type: ["VerifiablePresentation"],
      verifiableCredential: [{ id: "one" }],
    },
  });
});
