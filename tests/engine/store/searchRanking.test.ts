import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../../engine/store/database";
import { Statements } from "../../../engine/store/statements";
import {
  compileSearch,
  createSearchTable,
  indexDocument,
  rankDocuments,
  type SearchFilter,
  type SearchIndex,
  tokenize,
  unindexDocument,
} from "../../../engine/store/search";

type Note = { body: string; owner: string };

const INDEX: SearchIndex = { id: 7, name: "notes.by_body", searchField: "body", filterFields: ["owner"] };

let folder: string;
let statements: Statements;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "ranking-"));
  statements = new Statements(openDatabase(folder));
});

afterEach(() => {
  statements.db.close();
  rmSync(folder, { recursive: true });
});

function conditions(text: string, owner?: string): SearchFilter[] {
  const search: SearchFilter = { type: "Search", fieldPath: "body", value: text };
  return owner === undefined ? [search] : [search, { type: "Eq", fieldPath: "owner", value: owner }];
}

/** BM25 as Convex's search computes it, over plain arrays. */
function expectedScores(
  corpus: Map<number, Note>,
  words: string[],
  owner: string | undefined,
): Map<number, number> {
  const bodies = [...corpus].map(([doc, { body, owner }]) => ({ doc, owner, terms: tokenize(body) }));
  const total = bodies.reduce((sum, { terms }) => sum + terms.length, 0);
  const last = words.at(-1) ?? "";
  const weights = new Map<string, number>();
  const dictionary = [...new Set(bodies.flatMap(({ terms }) => terms))].sort((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  for (const term of dictionary) if (words.includes(term)) weights.set(term, 1);
  let left = 64 - weights.size - (owner === undefined ? 0 : 1);
  for (const term of dictionary) {
    if (weights.has(term) || !term.startsWith(last) || left-- <= 0) continue;
    weights.set(term, 0.5);
  }
  const scores = new Map<number, number>();
  for (const { doc, owner: of, terms } of bodies) {
    if (owner !== undefined && of !== owner) continue;
    for (const [term, boost] of weights) {
      const frequency = terms.filter((t) => t === term).length;
      if (frequency === 0) continue;
      const found = bodies.filter((other) => other.terms.includes(term)).length;
      const idf = Math.log(1 + (bodies.length - found + 0.5) / (found + 0.5));
      const norm = 1.2 * (0.25 + (0.75 * lengthNorm(terms.length)) / (total / bodies.length));
      scores.set(doc, (scores.get(doc) ?? 0) + (boost * idf * 2.2 * frequency) / (frequency + norm));
    }
  }
  return scores;
}

const NORMS = [
  42, 44, 46, 48, 50, 52, 54, 56, 60, 64, 68, 72, 76, 80, 84, 88, 96, 104, 112, 120, 128, 136, 144, 152,
];

function lengthNorm(length: number): number {
  return length <= 40 ? length : Math.max(40, ...NORMS.filter((norm) => norm <= length));
}

const word = fc.constantFrom("a", "ab", "abc", "b", "ba", "漢", "漢字", "é");
const body = fc
  .tuple(fc.array(word, { maxLength: 12 }), fc.integer({ min: 0, max: 60 }))
  .map(([words, filler]) => [...words, ...Array.from({ length: filler }, () => "zz")].join(" "));
const fields = fc.record({ body, owner: fc.constantFrom("x", "y") });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ put: fc.integer({ min: 1, max: 15 }), fields }) },
  { weight: 1, arbitrary: fc.record({ remove: fc.integer({ min: 1, max: 15 }) }) },
);

describe("ranking", () => {
  it("is Convex's BM25 over whatever corpus is left after random writes", () => {
    let id = 100;
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.option(fc.constantFrom("x", "y"), { nil: undefined }),
        (steps, words, owner) => {
          const index = { ...INDEX, id: id++ };
          createSearchTable(statements, index);
          const corpus = new Map<number, Note>();
          statements.db.exec("BEGIN");
          for (const change of steps) {
            const doc = "put" in change ? change.put : change.remove;
            const before = corpus.get(doc);
            if (before !== undefined)
              unindexDocument(statements, index, doc, { _creationTime: doc, ...before });
            corpus.delete(doc);
            if (!("put" in change)) continue;
            indexDocument(statements, index, doc, { _creationTime: doc, ...change.fields });
            corpus.set(doc, change.fields);
          }
          statements.db.exec("COMMIT");
          const query = compileSearch(index, conditions(words.join(" "), owner));
          const hits = rankDocuments(statements, index, query, 1_024);
          const expected = expectedScores(corpus, words, owner);
          expect(new Set(hits.map(({ doc }) => doc))).toEqual(new Set(expected.keys()));
          for (const { doc, score } of hits) expect(score).toBeCloseTo(expected.get(doc) ?? 0, 9);
          for (let i = 1; i < hits.length; i++) {
            const [one, next] = [hits[i - 1], hits[i]];
            if (one === undefined || next === undefined) continue;
            expect(one.score > next.score || (one.score === next.score && one.created > next.created)).toBe(
              true,
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("takes the first 64 terms that begin with the last word", () => {
    createSearchTable(statements, INDEX);
    for (let doc = 1; doc <= 300; doc++) {
      indexDocument(statements, INDEX, doc, {
        _creationTime: doc,
        body: `p${doc.toString().padStart(4, "0")}`,
      });
    }
    const found = (text: string) =>
      rankDocuments(statements, INDEX, compileSearch(INDEX, conditions(text)), 1_024).map(({ doc }) => doc);
    const descending = (from: number) => Array.from({ length: from }, (_, i) => from - i);
    expect(found("p")).toEqual(descending(64));
    expect(found("p0101 p")).toEqual([101, ...descending(63)]);
  });
});
