import type { FieldErrors } from "../../shared/errors";
import { contrastRatio, MIN_TEXT_CONTRAST, normalizeColor } from "../../tenancy/rules/contrast";
import type { Layout, PageSize } from "./statuses";

export type DesignSignature<Image> = { name: string; role: string; imageId?: Image };

/** What the designer edits. Colours are `#rrggbb`; `Image` is how an image is named. */
export type DesignContent<Image = string> = {
  layout: Layout;
  pageSize: PageSize;
  ink: string;
  accent: string;
  paper: string;
  title: string;
  lead: string;
  body: string;
  footer: string;
  logoId?: Image;
  signatures: DesignSignature<Image>[];
  seal: boolean;
};

/** What a certificate's texts may name in braces. */
export const PLACEHOLDERS = ["achievement", "program", "cohort", "date"] as const;

export const MAX_SIGNATURES = 3;
export const MAX_DESIGN_NAME = 120;
const LIMITS = { title: 80, lead: 200, body: 600, footer: 300 } as const;
const MAX_SIGNATURE_LINE = 80;
const BRACES = /\{([^{}]*)\}/g;

type TextField = keyof typeof LIMITS;

/** What is wrong with a design, by field, with keys of the catalogue's `errors`; signatures as "signatures.0.name". */
export function designProblems(content: DesignContent<unknown>): FieldErrors {
  return { ...colorProblems(content), ...textProblems(content), ...signatureProblems(content.signatures) };
}

/** The names in braces of a text that stand for nothing. */
export function unknownPlaceholders(text: string): string[] {
  const named = [...text.matchAll(BRACES)].map(([, name = ""]) => name);
  return named.filter((name) => !(PLACEHOLDERS as readonly string[]).includes(name));
}

/** A design with colours as they are stored and no spaces around its texts. */
export function tidyDesign<Image>(content: DesignContent<Image>): DesignContent<Image> {
  const { ink, accent, paper } = content;
  const color = (entered: string) => normalizeColor(entered) ?? entered;
  const texts = Object.fromEntries(
    (Object.keys(LIMITS) as TextField[]).map((field) => [field, content[field].trim()]),
  );
  const signatures = content.signatures.map((signature) => ({
    ...signature,
    name: signature.name.trim(),
    role: signature.role.trim(),
  }));
  return { ...content, ...texts, ink: color(ink), accent: color(accent), paper: color(paper), signatures };
}

/** The images that a design names. */
export function imagesOfDesign<Image>({ logoId, signatures }: DesignContent<Image>): Image[] {
  return [logoId, ...signatures.map(({ imageId }) => imageId)].filter((id) => id !== undefined);
}

function colorProblems({ ink, accent, paper }: DesignContent<unknown>): FieldErrors {
  const entered = Object.entries({ ink, accent, paper });
  const wrong = entered.filter(([, color]) => normalizeColor(color) === null);
  if (wrong.length > 0) return Object.fromEntries(wrong.map(([field]) => [field, "color"]));
  const [dark, light] = [normalizeColor(ink)!, normalizeColor(paper)!];
  return contrastRatio(dark, light) < MIN_TEXT_CONTRAST ? { ink: "contrast" } : {};
}

function textProblems(content: DesignContent<unknown>): FieldErrors {
  const problems = (Object.keys(LIMITS) as TextField[]).map((field) => [field, textProblem(field, content)]);
  return Object.fromEntries(problems.filter(([, problem]) => problem !== null)) as FieldErrors;
}

function textProblem(field: TextField, content: DesignContent<unknown>): string | null {
  const text = content[field].trim();
  if (field === "title" && text === "") return "required";
  if (text.length > LIMITS[field]) return "tooLong";
  return unknownPlaceholders(text).length > 0 ? "placeholder" : null;
}

function signatureProblems(signatures: readonly DesignSignature<unknown>[]): FieldErrors {
  if (signatures.length > MAX_SIGNATURES) return { signatures: "tooManySignatures" };
  const problems: FieldErrors = {};
  signatures.forEach(({ name, role }, index) => {
    if (name.trim() === "") problems[`signatures.${index}.name`] = "required";
    else if (name.trim().length > MAX_SIGNATURE_LINE) problems[`signatures.${index}.name`] = "tooLong";
    if (role.trim().length > MAX_SIGNATURE_LINE) problems[`signatures.${index}.role`] = "tooLong";
  });
  return problems;
}
