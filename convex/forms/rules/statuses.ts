/** What a form asks for. */
export const FORM_PURPOSES = ["join", "intake", "survey"] as const;
export type FormPurpose = (typeof FORM_PURPOSES)[number];

export const FORM_VERSION_STATES = ["draft", "published"] as const;

/** The ways a question is answered. */
export const FIELD_KINDS = [
  "text",
  "longText",
  "email",
  "number",
  "date",
  "choice",
  "choices",
  "yesNo",
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];
