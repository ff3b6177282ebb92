/** What a drop place takes. */
export type FileLimits = {
  /** As the `accept` of an input: "image/*,.pdf". */
  accept?: string;
  /** In bytes, each. */
  maxSize?: number;
  maxFiles?: number;
};

export type RefusedFile = { name: string; reason: "tooLarge" | "wrongType" | "tooMany" };

type Candidate = { name: string; type: string; size: number };

/** Adds files to those chosen before, as far as the limits allow, and says which were refused and why. */
export function chooseFiles<File extends Candidate>(
  before: readonly File[],
  added: readonly File[],
  { accept, maxSize = Infinity, maxFiles = Infinity }: FileLimits,
): { files: File[]; refused: RefusedFile[] } {
  const files = maxFiles === 1 && added.length > 0 ? [] : [...before];
  const refused: RefusedFile[] = [];
  for (const file of added) {
    const reason = !isAccepted(file, accept)
      ? "wrongType"
      : file.size > maxSize
        ? "tooLarge"
        : files.length >= maxFiles
          ? "tooMany"
          : null;
    if (reason === null) files.push(file);
    else refused.push({ name: file.name, reason });
  }
  return { files: files.length === 0 && maxFiles === 1 ? [...before] : files, refused };
}

function isAccepted({ name, type }: Candidate, accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === "") return true;
  return accept
    .split(",")
    .map((rule) => rule.trim().toLowerCase())
    .some((rule) => {
      if (rule.startsWith(".")) return name.toLowerCase().endsWith(rule);
      if (rule.endsWith("/*")) return type.toLowerCase().startsWith(rule.slice(0, -1));
      return type.toLowerCase() === rule;
    });
}
