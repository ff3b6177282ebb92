import type { AchievementContent } from "./achievements";

type ProgramFacts = {
  title: string;
  summary: string;
  description: string;
  tags: readonly string[];
  page: { outcomes: readonly string[] };
};

/** As much of a program's text as an achievement takes over. */
const MAX_DESCRIPTION = 1_000;
const MAX_NAME = 120;
const MAX_TAGS = 20;
const MAX_TAG = 60;

const CRITERIA: Record<string, { completed: (title: string) => string; able: string }> = {
  en: {
    completed: (title) => `Completed everything that “${title}” asks for.`,
    able: "Who holds this has learned:",
  },
  de: {
    completed: (title) => `Hat alles abgeschlossen, was „${title}“ verlangt.`,
    able: "Wer dies trägt, hat gelernt:",
  },
};

/** What a program's achievement says until somebody writes it by hand. */
export function achievementOfProgram(program: ProgramFacts, locale: string): AchievementContent {
  const { completed, able } = CRITERIA[locale.slice(0, 2)] ?? CRITERIA["en"]!;
  const title = program.title.slice(0, MAX_NAME);
  const outcomes = program.page.outcomes.map((outcome) => `- ${outcome}`).join("\n");
  const about = program.summary.trim() || program.description.trim() || program.title;
  return {
    name: title,
    description: about.slice(0, MAX_DESCRIPTION),
    criteria: outcomes === "" ? completed(title) : `${completed(title)}\n\n${able}\n\n${outcomes}`,
    type: "CertificateOfCompletion",
    tags: [...new Set(program.tags)].filter((tag) => tag.length <= MAX_TAG).slice(0, MAX_TAGS),
    alignments: [],
    validMonths: null,
  };
}
