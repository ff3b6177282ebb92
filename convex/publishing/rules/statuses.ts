/** What can be published: a post is written as blocks, a page is put together from components. */
export const CONTENT_KINDS = ["post", "page"] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

export const CONTENT_STATES = [
  "draft",
  "inReview",
  "scheduled",
  "published",
  "unpublished",
  "trashed",
] as const;
export type ContentState = (typeof CONTENT_STATES)[number];

/** Why a version was kept. */
export const VERSION_REASONS = ["published", "named", "beforeRestore", "restored"] as const;
export type VersionReason = (typeof VERSION_REASONS)[number];

export const THREAD_KINDS = ["comment", "suggestion"] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];

/** A comment is open or resolved; a suggestion is open, accepted, rejected or withdrawn. */
export const THREAD_STATES = ["open", "resolved", "accepted", "rejected", "withdrawn"] as const;
export type ThreadState = (typeof THREAD_STATES)[number];

/** What a template is for: a section is put into a page, a page is what a new one begins with. */
export const TEMPLATE_SCOPES = ["section", "page"] as const;
export type TemplateScope = (typeof TEMPLATE_SCOPES)[number];
