import type { Cue } from "../../shared/webVtt/cues";

export const MAX_CUES = 10_000;
/** Changes that are saved at once. */
export const MAX_CHANGES = 200;
/** Bytes of a file of captions. */
export const MAX_CAPTIONS_BYTES = 1024 * 1024;
const MAX_PAYLOAD = 2_000;
/** No recording is longer than four days. */
const LATEST_SECONDS = 4 * 24 * 3_600;

export type CueProblem = "cueTimes" | "cueText" | "cueTooLong";

/** Why a caption cannot be taken, as a key of the catalogue's errors; null when it can. */
export function cueProblem({ from, to, payload }: Pick<Cue, "from" | "to" | "payload">): CueProblem | null {
  if (!(from >= 0 && to > from && to <= LATEST_SECONDS)) return "cueTimes";
  if (payload.trim() === "" || payload.includes("-->")) return "cueText";
  return payload.length > MAX_PAYLOAD ? "cueTooLong" : null;
}

/** A caption's text as a file can hold it: an empty line would end it. */
export function tidyPayload(payload: string): string {
  return payload
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== "")
    .join("\n");
}

/** A caption as two, the text cut at a place in it and the time by how much text is on each side. */
export function splitCue<C extends Cue>(cue: C, at: number): [C, C] | null {
  const [first, second] = [cue.payload.slice(0, at).trim(), cue.payload.slice(at).trim()];
  if (first === "" || second === "") return null;
  const middle = milliseconds(
    cue.from + (cue.to - cue.from) * (first.length / (first.length + second.length)),
  );
  return [
    { ...cue, payload: first, to: middle },
    { ...cue, payload: second, from: middle },
  ];
}

/** Two captions as one, from where the first begins to where the last ends. */
export function joinCues<C extends Cue>(first: C, second: C): C {
  return {
    ...first,
    to: Math.max(first.to, second.to),
    payload: tidyPayload(`${first.payload}\n${second.payload}`),
  };
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1_000) / 1_000;
}

/** Whether so many captions of a file could not be read that it is not taken: more than one in ten. */
export function isTooBad({
  cues,
  badLines,
}: {
  cues: readonly unknown[];
  badLines: readonly number[];
}): boolean {
  return cues.length === 0 || badLines.length > cues.length / 9;
}
