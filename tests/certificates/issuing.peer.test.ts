import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import { extractCredential } from "../../convex/shared/openBadges/baking/extraction";
import { IssuingProduct } from "./issuingProduct";

const PEOPLE = 40;

let issuing: IssuingProduct;
beforeAll(async () => {
  issuing = await IssuingProduct.start(PEOPLE);
}, 120_000);
afterAll(() => issuing?.stop());

/** A lease of twenty seconds and half a minute until the sweep, and the same until what died has no files any more. */
const RECOVERED_WITHIN = 150_000;

test(
  "a cohort that completes is issued to, and a kill in the middle loses nobody, doubles nobody and leaves nothing behind",
  async () => {
    await issuing.complete();
    await vi.waitFor(async () => expect((await issuing.counts())["issued"]).toBeGreaterThan(5), {
      timeout: 40_000,
      interval: 20,
    });
    await issuing.product.crash();
    expect((await issuing.counts())["issued"]).toBeLessThan(PEOPLE);
    await vi.waitFor(async () => expect((await issuing.counts())["issued"]).toBe(PEOPLE), {
      timeout: RECOVERED_WITHIN,
      interval: 250,
    });
    await vi.waitFor(async () => expect((await issuing.look()).orphans).toEqual([]), {
      timeout: RECOVERED_WITHIN,
      interval: 1_000,
    });
    const { credentials, missing, mails, notices } = await issuing.look();
    expect([credentials.length, missing, mails, notices]).toEqual([PEOPLE, 0, PEOPLE, PEOPLE]);
    expect(new Set(credentials.map(({ enrollmentId }) => enrollmentId)).size).toBe(PEOPLE);
    expect(new Set(credentials.map(({ publicId }) => publicId)).size).toBe(PEOPLE);
    expect(credentials.some(({ attempts }) => attempts > 1)).toBe(true);
  },
  2 * RECOVERED_WITHIN + 60_000,
);

test("every file of every credential is whole, and has the credential inside", async () => {
  const { organization } = issuing;
  const documents = await issuing.documents();
  for (const [credential, document] of documents) {
    const facts = await issuing.staff().query(api.certificates.credentials.get, { organization, credential });
    for (const [form, url] of Object.entries(facts.files!)) {
      const found = extractCredential(new Uint8Array(await (await fetch(url)).arrayBuffer()));
      expect(found.form).toBe(form);
      expect(JSON.parse(found.text)).toEqual(JSON.parse(document));
    }
  }
  expect(documents.size).toBe(PEOPLE);
});

test("issuing again to those who completed issues nothing twice", async () => {
  const { organization, cohort } = issuing;
  await issuing.staff().mutation(api.certificates.issuances.issueForCompleted, { organization, cohort });
  await new Promise((done) => setTimeout(done, 2_000));
  expect((await issuing.look()).credentials).toHaveLength(PEOPLE);
});
