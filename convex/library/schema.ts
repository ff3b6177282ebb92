import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import {
  ACCESS_KINDS,
  LIBRARY_CHANGES,
  LIBRARY_SUBJECTS,
  MATERIAL_STATES,
  RECORDING_STATES,
  STORAGE_DRIVERS,
  UPLOAD_PURPOSES,
  UPLOAD_STATES,
} from "./rules/statuses";

export const chapterValidator = v.object({ startSeconds: v.number(), title: v.string() });

/** A stretch of a recording, in seconds from its beginning: from, to. */
export const stretchValidator = v.object({ from: v.number(), to: v.number() });

export const libraryTables = {
  // A file that is coming, or has come, in parts. Written by library with every part; removed with what it belongs to,
  // or by the sweep when it was never finished.
  uploads: defineTable({
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    purpose: literals(...UPLOAD_PURPOSES),
    state: literals(...UPLOAD_STATES),
    fileName: v.string(),
    /** What its sender called it, and what its first bytes say; the latter is what counts. */
    declaredType: v.string(),
    contentType: v.optional(v.string()),
    /** How many bytes it will have, and how many have come. */
    size: v.number(),
    offset: v.number(),
    /** Of the whole file, hex: there before the file is ready. */
    sha256: v.optional(v.string()),
    /** While it is being found out by reading the file: the hash's state, and over how many bytes it is. */
    hashState: v.optional(v.bytes()),
    hashedTo: v.optional(v.number()),
    driver: literals(...STORAGE_DRIVERS),
    /** What the driver calls it: key and multipart id, JSON text. */
    place: v.optional(v.string()),
    /** While receiving: when it is swept unless more comes before. */
    expiresAt: v.number(),
    /** Why it was refused: a key of the message catalogue. */
    problem: v.optional(v.string()),
    /** What it became part of: `recordings:<id>`, `materials:<id>`. Absent until then. */
    usedBy: v.optional(v.string()),
  })
    .index("by_state_expiry", ["state", "expiresAt"])
    .index("by_organization_person", ["organizationId", "personId", "state"])
    .index("by_user", ["organizationId", "usedBy"]),

  // A stretch of an upload's bytes, of at most 8 MiB. Written by library; removed with its upload.
  uploadParts: defineTable({
    organizationId: v.id("organizations"),
    uploadId: v.id("uploads"),
    /** From 0, without gaps. */
    number: v.number(),
    /** Where it begins in the file. */
    offset: v.number(),
    size: v.number(),
    sha256: v.string(),
    /** In Convex storage. */
    storageId: v.optional(v.id("_storage")),
    /** What another driver answered for it, such as an ETag. */
    tag: v.optional(v.string()),
  })
    .index("by_upload_number", ["uploadId", "number"])
    .index("by_upload_offset", ["uploadId", "offset"])
    .index("by_file", ["storageId"])
    .index("by_organization", ["organizationId"]),

  // Bytes that an organization's library takes, announced ones of uploads under way included. Written by library.
  libraryUsage: defineTable({
    organizationId: v.id("organizations"),
    bytes: v.number(),
  }).index("by_organization", ["organizationId"]),

  // A video of a cohort, often of one of its sessions. Written by library.
  recordings: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    eventId: v.optional(v.id("events")),
    state: literals(...RECORDING_STATES),
    title: v.string(),
    /** Markdown. */
    description: v.string(),
    /** Its file; or, instead of one, the address of an HLS manifest elsewhere. */
    uploadId: v.optional(v.id("uploads")),
    manifestUrl: v.optional(v.string()),
    durationSeconds: v.optional(v.number()),
    width: v.optional(v.number()),
    height: v.optional(v.number()),
    /** Pictures to choose from, and the one that was chosen. */
    thumbnails: v.array(v.id("_storage")),
    thumbnail: v.optional(v.id("_storage")),
    chapters: v.array(chapterValidator),
    /** Place among the cohort's recordings, from small to large. */
    order: v.number(),
    publishedAt: v.optional(v.number()),
    /** Shown before it is watched: who consented to being recorded, and how. */
    consentNotice: v.optional(v.string()),
    /** Civil date in the cohort's zone after which it is hidden; its bytes go thirty days later. */
    retainUntil: v.optional(v.string()),
    /** When staff is warned, when it is hidden and when its bytes go: instants that follow from `retainUntil`. */
    warnAt: v.optional(v.number()),
    hideAt: v.optional(v.number()),
    removeAt: v.optional(v.number()),
    createdBy: v.id("persons"),
  })
    .index("by_cohort_order", ["cohortId", "order"])
    .index("by_cohort_state_order", ["cohortId", "state", "order"])
    .index("by_event", ["eventId"])
    .index("by_organization", ["organizationId"])
    .index("by_state_warn", ["state", "warnAt"])
    .index("by_state_hide", ["state", "hideAt"])
    .index("by_state_remove", ["state", "removeAt"]),

  // What is said in a recording, in one language. Written by library.
  captions: defineTable({
    organizationId: v.id("organizations"),
    recordingId: v.id("recordings"),
    cohortId: v.id("cohorts"),
    /** BCP 47. */
    locale: v.string(),
    label: v.string(),
    /** Counted up with every change, so that its address changes. */
    edition: v.number(),
    /** Which lot of cues is theirs: a file that takes the place of another is a new one. */
    batch: v.number(),
    cues: v.number(),
    /** Whether the next batch is being written, page after page. */
    isWriting: v.boolean(),
  })
    .index("by_recording_locale", ["recordingId", "locale"])
    .index("by_cohort", ["cohortId"])
    .index("by_organization", ["organizationId"]),

  // One caption: a line or two, from when to when. Written by library with its captions.
  captionCues: defineTable({
    organizationId: v.id("organizations"),
    captionId: v.id("captions"),
    recordingId: v.id("recordings"),
    cohortId: v.id("cohorts"),
    /** Shown is the present batch of its captions alone. */
    batch: v.number(),
    from: v.number(),
    to: v.number(),
    /** WebVTT cue text, and its settings such as `align:start`. */
    payload: v.string(),
    settings: v.string(),
    speaker: v.optional(v.string()),
    /** Without tags. */
    text: v.string(),
    /** Whether its recording is published; carried here page after page, so a search looks again. */
    isOpen: v.boolean(),
  })
    .index("by_caption_batch_from", ["captionId", "batch", "from"])
    .index("by_recording", ["recordingId"])
    .index("by_organization", ["organizationId"])
    .searchIndex("by_text", {
      searchField: "text",
      filterFields: ["organizationId", "cohortId", "recordingId", "isOpen"],
    }),

  // How much of a recording somebody has seen. Written by library as they watch.
  watches: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    recordingId: v.id("recordings"),
    personId: v.id("persons"),
    /** The union of what was played, in order, without overlaps. */
    stretches: v.array(stretchValidator),
    /** The sum of their lengths. */
    seconds: v.number(),
    /** Where to go on. */
    position: v.number(),
    watchedAt: v.number(),
  })
    .index("by_recording_person", ["recordingId", "personId"])
    .index("by_cohort_person", ["cohortId", "personId"])
    .index("by_organization_person", ["organizationId", "personId"]),

  // A place for materials within a cohort. Written by library; removed when empty.
  materialFolders: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    parentId: v.optional(v.id("materialFolders")),
    name: v.string(),
  })
    .index("by_cohort_parent_name", ["cohortId", "parentId", "name"])
    .index("by_organization", ["organizationId"]),

  // A document for a cohort. Written by library; its file is that of its newest version.
  materials: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    folderId: v.optional(v.id("materialFolders")),
    state: literals(...MATERIAL_STATES),
    title: v.string(),
    description: v.string(),
    /** The number of the newest version, from 1. */
    version: v.number(),
    /** Of the newest version. */
    contentType: v.string(),
    bytes: v.number(),
    order: v.number(),
    publishedAt: v.optional(v.number()),
    /** While removed: when its bytes go. */
    removeAt: v.optional(v.number()),
    /** How often it was opened and downloaded, and by how many. */
    opened: v.number(),
    downloaded: v.number(),
    people: v.number(),
    /** When those who had not opened it were last reminded. */
    remindedAt: v.optional(v.number()),
    createdBy: v.id("persons"),
  })
    .index("by_cohort_folder_state_order", ["cohortId", "folderId", "state", "order"])
    .index("by_cohort_state", ["cohortId", "state"])
    .index("by_organization", ["organizationId"])
    .index("by_state_remove", ["state", "removeAt"]),

  // A file that a material had or has. Written by library; removed with its material.
  materialVersions: defineTable({
    organizationId: v.id("organizations"),
    materialId: v.id("materials"),
    number: v.number(),
    uploadId: v.id("uploads"),
    fileName: v.string(),
    contentType: v.string(),
    bytes: v.number(),
    sha256: v.string(),
    note: v.string(),
    createdBy: v.id("persons"),
  })
    .index("by_material_number", ["materialId", "number"])
    .index("by_organization", ["organizationId"]),

  // That somebody opened or took a file: one row a time. Written by library when the file is given out.
  downloads: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    /** `materials:<id>` or `recordings:<id>`. */
    subject: v.string(),
    personId: v.id("persons"),
    kind: literals(...ACCESS_KINDS),
    version: v.optional(v.number()),
    /** The address's first 24 bits (IPv4) or 48 (IPv6). */
    ipPrefix: v.string(),
    at: v.number(),
  })
    .index("by_subject_at", ["subject", "at"])
    .index("by_subject_person", ["subject", "personId", "kind"])
    .index("by_cohort_at", ["cohortId", "at"])
    .index("by_organization_person", ["organizationId", "personId"]),

  // What changed in the library, in the order it did, for whoever reads along. Written by library; removed after thirty days.
  libraryChanges: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    subject: literals(...LIBRARY_SUBJECTS),
    /** Id of the material or of the captions. */
    subjectId: v.string(),
    change: literals(...LIBRARY_CHANGES),
  }).index("by_organization", ["organizationId"]),
};
