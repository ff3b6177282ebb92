import type { Meaning } from "../../ui/theme/tokens";

/** A person as the sample tables show one. */
export type SamplePerson = {
  id: string;
  name: string;
  email: string;
  state: "active" | "invited" | "paused" | "left";
  sessions: number;
  paid: number;
  joinedAt: number;
};

/** The moment at which the samples play, so that two looks at the page are alike. */
export const SAMPLE_NOW = Date.UTC(2026, 10, 24, 16, 48);
const DAY = 86_400_000;

const NAMES = [
  "Ada Lovelace",
  "Grace Hopper",
  "Étienne Ümlaut-Straßenbahnhaltestelle",
  "فاطمة الفهري",
  "Bo",
  "Maria-Magdalena Christina von und zu Hohenzollern-Sigmaringen-Württemberg und Oldenburg-Lichtenstein",
  "=HYPERLINK(1)",
];

export const STATE_MEANINGS: Record<SamplePerson["state"], { label: string; meaning: Meaning }> = {
  active: { label: "Active", meaning: "success" },
  invited: { label: "Invited", meaning: "info" },
  paused: { label: "Paused", meaning: "warning" },
  left: { label: "Left", meaning: "neutral" },
};

const STATES = Object.keys(STATE_MEANINGS) as SamplePerson["state"][];

/** So many people, the same ones every time. */
export function samplePeople(count: number): SamplePerson[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / NAMES.length);
    const name = NAMES[index % NAMES.length] ?? "";
    return {
      id: `person-${index}`,
      name: round === 0 ? name : `${name} ${round + 1}`,
      email: `person.${index}@example.org`,
      state: STATES[(index * 7) % STATES.length] ?? "active",
      sessions: (index * 13) % 24,
      paid: ((index * 37_11) % 250_000) + 1_990,
      joinedAt: SAMPLE_NOW - index * 3 * DAY,
    };
  });
}
