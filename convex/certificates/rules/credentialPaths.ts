import { CREDENTIAL_FORMS, type CredentialForm } from "./negotiation";

/** What a path below /api/v1/credentials/ asks for; `form` is null where the Accept header decides. */
export type CredentialPath =
  | { what: "credential"; publicId: string; form: CredentialForm | null }
  | { what: "share"; publicId: string }
  | { what: "exchange"; publicId: string };

/**
 * Reads a path of the API and its query: `/api/v1/credentials/<id>`, the same with `.pdf` and the like or
 * `?format=pdf`, `<id>/share.png` and `<id>/exchange`. Null for every other one.
 */
export function credentialPathOf({ pathname, searchParams }: URL): CredentialPath | null {
  const [, publicId, extension, rest] =
    /^\/api\/v1\/credentials\/([\w-]{22})(?:\.(\w+))?(\/[\w.]+)?$/.exec(pathname) ?? [];
  if (publicId === undefined) return null;
  if (rest !== undefined) return extension !== undefined ? null : belowCredential(publicId, rest);
  const named = extension ?? searchParams.get("format");
  if (named === null || named === undefined) return { what: "credential", publicId, form: null };
  const form = CREDENTIAL_FORMS.find((each) => each === named);
  return form === undefined ? null : { what: "credential", publicId, form };
}

function belowCredential(publicId: string, rest: string): CredentialPath | null {
  if (rest === "/share.png") return { what: "share", publicId };
  return rest === "/exchange" ? { what: "exchange", publicId } : null;
}
