/** An upload: bytes come in; all are there and it is looked at what they are; good; refused for what it is; on its way out. */
export const UPLOAD_STATES = ["receiving", "checking", "ready", "refused", "removing"] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];

/** What an upload is meant for; each has its types and its largest size. */
export const UPLOAD_PURPOSES = ["recording", "material"] as const;
export type UploadPurpose = (typeof UPLOAD_PURPOSES)[number];

/** Where the bytes of an upload lie. */
export const STORAGE_DRIVERS = ["convex", "s3", "vercelBlob"] as const;
export type StorageDriver = (typeof STORAGE_DRIVERS)[number];

/** A recording: for staff alone; open to its cohort; past its retention date; its bytes are gone. */
export const RECORDING_STATES = ["draft", "published", "expired", "removed"] as const;
export type RecordingState = (typeof RECORDING_STATES)[number];

/** A material: for staff alone; open to its cohort; in the trash. */
export const MATERIAL_STATES = ["draft", "published", "removed"] as const;
export type MaterialState = (typeof MATERIAL_STATES)[number];

/** What somebody did with a file: looked at it in the page, or took it home. */
export const ACCESS_KINDS = ["opened", "downloaded"] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** What the assistant and others are told of. */
export const LIBRARY_SUBJECTS = ["material", "transcript"] as const;
export type LibrarySubject = (typeof LIBRARY_SUBJECTS)[number];
export const LIBRARY_CHANGES = ["came", "changed", "went"] as const;
export type LibraryChange = (typeof LIBRARY_CHANGES)[number];
