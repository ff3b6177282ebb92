import { copyJson, type JsonObject } from "../../shared/json";
import type { MessageKey, TranslateAll } from "../../shared/messages/translate";
import type { ProgramType } from "./statuses";
import { schemaOfFields, typeDefaults, typeSchema } from "./typeConfigs";

export const READY_MADE_KEYS = [
  "mentorship",
  "language",
  "buddy",
  "upskilling",
  "weei",
  "course",
  "feeWaiver",
  "careerLab",
  "liveReads",
  "pitchWeek",
] as const;
export type ReadyMadeKey = (typeof READY_MADE_KEYS)[number];

export type Capacity = { min: number; max: number; volunteers: number };

/** What differs from the type's own fields and defaults is given; a format of its own fields gives both. */
type Format = {
  type: ProgramType;
  capacity: Capacity;
  metrics: string[];
  groups: string[];
  fields?: JsonObject;
  defaults?: JsonObject;
};

const FORMATS: Record<ReadyMadeKey, Format> = {
  mentorship: {
    type: "mentorship",
    capacity: { min: 4, max: 40, volunteers: 20 },
    metrics: ["completionRate", "goalsReached", "meetingsHeld"],
    groups: ["refugees", "migrants", "jobSeekers", "women"],
  },
  language: {
    type: "language",
    capacity: { min: 6, max: 14, volunteers: 2 },
    metrics: ["levelGained", "attendanceRate"],
    groups: ["refugees", "migrants"],
  },
  buddy: {
    type: "buddy",
    capacity: { min: 2, max: 60, volunteers: 30 },
    metrics: ["meetingsHeld", "belonging"],
    groups: ["migrants", "students"],
  },
  upskilling: {
    type: "upskilling",
    capacity: { min: 8, max: 30, volunteers: 3 },
    metrics: ["completionRate", "certificatesIssued", "jobsFound"],
    groups: ["jobSeekers", "refugees", "women"],
  },
  weei: {
    type: "weei",
    capacity: { min: 8, max: 24, volunteers: 6 },
    metrics: ["completionRate", "incomeGained", "businessesFounded"],
    groups: ["women"],
  },
  course: {
    type: "course",
    capacity: { min: 5, max: 30, volunteers: 0 },
    metrics: ["completionRate", "attendanceRate"],
    groups: [],
  },
  feeWaiver: {
    type: "course",
    capacity: { min: 1, max: 100, volunteers: 0 },
    metrics: ["waiversGranted", "completionRate"],
    groups: ["refugees", "students", "jobSeekers"],
    fields: {
      waiverPercent: { type: "integer", minimum: 0, maximum: 100 },
      proofRequired: { type: "boolean" },
    },
    defaults: { waiverPercent: 100, proofRequired: true },
  },
  careerLab: {
    type: "upskilling",
    capacity: { min: 6, max: 20, volunteers: 10 },
    metrics: ["jobsFound", "interviewsHeld"],
    groups: ["jobSeekers", "women", "refugees"],
    defaults: {
      coursePlatforms: [],
      certificationRequired: false,
      skillTracks: ["cv", "interviews", "network"],
    },
  },
  liveReads: {
    type: "language",
    capacity: { min: 2, max: 12, volunteers: 2 },
    metrics: ["attendanceRate", "levelGained"],
    groups: ["migrants", "students"],
    defaults: {
      classSizeMin: 2,
      classSizeMax: 12,
      proficiencyLevels: ["A2", "B1", "B2"],
      targetLanguages: ["de"],
    },
  },
  pitchWeek: {
    type: "weei",
    capacity: { min: 4, max: 16, volunteers: 4 },
    metrics: ["pitchesHeld", "businessesFounded"],
    groups: ["women"],
    fields: {
      pitchMinutes: { type: "integer", minimum: 1, maximum: 60 },
      jurySize: { type: "integer", minimum: 1, maximum: 20 },
    },
    defaults: { pitchMinutes: 5, jurySize: 4 },
  },
};

export type ReadyMade = {
  key: ReadyMadeKey;
  type: ProgramType;
  name: string;
  summary: string;
  costHints: string;
  configSchema: JsonObject;
  defaults: JsonObject;
  capacity: Capacity;
  /** Words with a text `catalog.metric.<word>` and `catalog.group.<word>`. */
  outcomeMetrics: string[];
  groupTags: string[];
};

/** A format that is ready to be used, its texts in a language. */
export function readyMade(key: ReadyMadeKey, t: TranslateAll): ReadyMade {
  const { type, capacity, metrics, groups, fields, defaults } = FORMATS[key];
  const text = (what: "name" | "summary" | "costs") =>
    t(`catalog.readyMade.${key}.${what}` satisfies MessageKey);
  return {
    key,
    type,
    name: text("name"),
    summary: text("summary"),
    costHints: text("costs"),
    configSchema: fields === undefined ? typeSchema(type, t) : schemaOfFields(fields, t),
    defaults: defaults === undefined ? typeDefaults(type) : copyJson(defaults),
    capacity,
    outcomeMetrics: metrics,
    groupTags: groups,
  };
}
