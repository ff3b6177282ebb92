import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import type { ConsentDocument } from "../../../../convex/people/rules/consents";
import type { ErrorData } from "../../../../convex/shared/errors";
import type { Entered } from "./joinAnswers";

export type Opening = FunctionReturnType<typeof api.cohorts.cohorts.openFor>[number];
export type Questions = FunctionReturnType<typeof api.forms.versions.current>;
export type JoinAnswer = { error: ErrorData; entered: Entered };

export type JoinProps = {
  program: { title: string; slug: string };
  opening: Opening;
  /** The form that asking for a place takes, where it has one; null too when it cannot be answered now. */
  questions: Questions | null;
  /** Who is signed in. */
  person: { name: string; email: string | null } | null;
  /** What joining agrees to. */
  documents: ConsentDocument[];
  /** What the form was refused with, and what had been entered. */
  answer: JoinAnswer | undefined;
};
