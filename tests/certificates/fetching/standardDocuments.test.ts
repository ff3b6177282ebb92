import { expect, test } from "vitest";
import { fetchOnce } from "../../../convex/certificates/fetching/standardDocuments";
import { HOUR, MINUTE } from "../../../convex/shared/time";

/** Counts what is asked for; answers with how often, or fails. */
function counting(fails = false) {
  const asked: string[] = [];
  const fetchJson = (url: string) =>
    asked.push(url) && fails ? Promise.reject(new Error("no answer")) : Promise.resolve(asked.length);
  return { asked, fetchJson };
}

test("a document of the standard is fetched once an hour", async () => {
  const { asked, fetchJson } = counting();
  const url = "https://purl.imsglobal.org/one";
  const answers = [
    await fetchOnce(url, fetchJson, 0),
    await fetchOnce(url, fetchJson, HOUR - 1),
    await fetchOnce(url, fetchJson, HOUR),
  ];
  expect([answers, asked.length]).toEqual([[1, 1, 2], 2]);
});

test("one that could not be had is tried again after a minute", async () => {
  const { asked, fetchJson } = counting(true);
  const url = "https://purl.imsglobal.org/two";
  const ask = (now: number) => fetchOnce(url, fetchJson, now).catch((error: Error) => error.message);
  expect([await ask(0), await ask(MINUTE - 1), await ask(MINUTE)]).toEqual(Array(3).fill("no answer"));
  expect(asked).toHaveLength(2);
});

test("what others keep is fetched each time", async () => {
  const { asked, fetchJson } = counting();
  for (const now of [0, 1]) await fetchOnce("https://issuer.example/did.json", fetchJson, now);
  expect(asked).toHaveLength(2);
});
