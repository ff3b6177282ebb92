/** Why no credential could be taken out of a file, or put into one. */
export type BakingReason =
  /** The file is larger, or unpacks to more, than is looked at. */
  | "tooLarge"
  /** It is none of JSON, JWT, PNG, SVG and PDF. */
  | "unknownFormat"
  /** It breaks off, or contradicts its own format. */
  | "malformed"
  /** A PDF that wants a password. */
  | "encrypted"
  /** The file is whole, and carries no credential. */
  | "nothingInside";

/** The one error that this folder throws. */
export class BakingFailure extends Error {
  constructor(readonly reason: BakingReason) {
    super(`No credential: ${reason}.`);
    this.name = "BakingFailure";
  }
}
