import { SECOND } from "../../shared/time";

/** Edits of one person within this time count as one: a sentence is no sixty revisions. */
const ONE_EDIT = 5 * SECOND;

export type Edited = {
  revision: number;
  publishedRevision?: number | undefined;
  editedAt: number;
  editedBy: string;
};

/** Whether a change makes a new revision. The first one after publishing always does: what is public is behind it. */
export function isNewRevision(
  { revision, publishedRevision, editedAt, editedBy }: Edited,
  person: string,
  now: number,
): boolean {
  return revision === publishedRevision || editedBy !== person || now >= editedAt + ONE_EDIT;
}
