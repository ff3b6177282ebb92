import jsonld from "jsonld";
import type { JsonObject } from "../json";
import type { Reason } from "./checks";
import { loadContext, UnknownContext } from "./contexts";

/** How often the canonicalization may compare blank nodes in depth: graphs made to be slow are refused by it. */
const MAX_DEEP_ITERATIONS = 500;

export type Canonical = { quads: string } | { reason: Reason };

/**
 * A JSON-LD document as canonical N-Quads (RDFC-1.0): what a signature is of. In safe mode, where a term that no
 * context explains is an error, since it would silently be left out of what is signed.
 *
 * @param document bounded: see `isBounded`
 */
export async function canonize(document: JsonObject): Promise<Canonical> {
  try {
    const quads = await jsonld.canonize(document, {
      documentLoader: loadContext,
      base: null,
      safe: true,
      rdfDirection: "i18n-datatype",
      canonizeOptions: { algorithm: "RDFC-1.0", maxDeepIterations: MAX_DEEP_ITERATIONS },
    });
    return { quads };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** The library's errors have names and details, but no classes that it exports. @throws what is no answer of its */
function reasonOf(error: unknown): Reason {
  const { name, details } = error as { name?: string; details?: { cause?: unknown } };
  if (name === "jsonld.ValidationError") return "unknownTerm";
  const cause = details?.cause;
  if (cause instanceof UnknownContext) return "unknownContext";
  // A context that could not be had, though it is on the list, is our own mistake.
  if (cause !== undefined) throw cause;
  return "malformed";
}
