import type { ErrorData } from "../../../../convex/shared/errors";

/** What a form of a certificate's page was answered with. What was typed is shown again. */
export type PageAnswer =
  | { form: "holder"; email: string; isHolder: boolean }
  | { form: "holder"; email: string; error: ErrorData }
  | { form: "report"; text: string; email: string; error: ErrorData };

/** What a page's address says after a report was sent. */
export const REPORTED = "reported";
