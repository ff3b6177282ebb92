export const MEDIA_KINDS = ["image", "video", "audio", "document"] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** `processing` until its type was read off its bytes and its sizes were made. */
export const MEDIA_STATES = ["processing", "ready", "failed"] as const;
export type MediaState = (typeof MEDIA_STATES)[number];

export const VARIANT_FORMATS = ["avif", "webp"] as const;
export type VariantFormat = (typeof VARIANT_FORMATS)[number];
