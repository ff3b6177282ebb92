import type { FunctionArgs } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { JOIN_MODES } from "../../../convex/cohorts/rules/statuses";
import { offsetMinutes, wallTimeToInstant } from "../../ui/forms/timeZones";
import type { Cohort } from "./cohort";

export type CohortSettings = FunctionArgs<typeof api.cohorts.cohorts.create>["settings"];

/** What of a cohort is asked for with its dates. */
export type Basics = Pick<CohortSettings, "name" | "startDate" | "endDate" | "timeZone">;
/** How people get in, and how many. */
export type Joining = Pick<
  CohortSettings,
  "joinMode" | "joinForm" | "opensAt" | "closesAt" | "seats" | "keepsWaiting" | "offerHours"
>;
/** When somebody was present, what stays open, what it costs, and what differs from the program. */
export type Terms = Pick<CohortSettings, "presentShare" | "accessDays" | "price" | "overrides">;

/** What a new cohort has until somebody says otherwise. */
export const FIRST_TERMS: Joining & Terms = {
  ...{ joinMode: "open", joinForm: null, opensAt: null, closesAt: null },
  ...{ seats: null, keepsWaiting: true, offerHours: 48 },
  ...{ presentShare: 0.75, accessDays: 90, price: null, overrides: "{}" },
};

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "").trim();
/** Nothing entered is no number, which the server refuses with a word at the field. */
const numberOf = (form: FormData, name: string) => {
  const text = textOf(form, name);
  return text === "" ? -1 : Number(text);
};

/** What was entered into BasicsFields. */
export function enteredBasics(form: FormData): Basics {
  const [name, startDate, endDate] = [
    textOf(form, "name"),
    textOf(form, "startDate"),
    textOf(form, "endDate"),
  ];
  return { name, startDate, endDate, timeZone: textOf(form, "timeZone") };
}

/** What was entered into JoiningFields; times are meant in the cohort's zone. */
export function enteredJoining(form: FormData, zone: string): Joining {
  const momentOf = (name: string) => wallTimeToInstant(textOf(form, name), zone);
  const joinForm = textOf(form, "joinForm");
  return {
    joinMode: JOIN_MODES.find((mode) => mode === textOf(form, "joinMode")) ?? "open",
    joinForm: joinForm === "" ? null : (joinForm as Id<"forms">),
    opensAt: momentOf("opensAt"),
    closesAt: momentOf("closesAt"),
    seats: textOf(form, "seats") === "" ? null : numberOf(form, "seats"),
    keepsWaiting: form.has("keepsWaiting"),
    offerHours: numberOf(form, "offerHours"),
  };
}

/** What was entered into TermsFields. Money has two decimals, shares are entered in per cent. */
export function enteredTerms(form: FormData): Terms {
  const price = textOf(form, "price").replace(",", ".");
  const currency = textOf(form, "currency").toUpperCase();
  return {
    presentShare: numberOf(form, "presentShare") / 100,
    accessDays: numberOf(form, "accessDays"),
    price: price === "" ? null : { minor: minorOf(Number(price), currency), currency },
    overrides: textOf(form, "overrides") || "{}",
  };
}

/** A price as people write it, from the currency's smallest unit. */
export function majorPrice({ minor, currency }: { minor: number; currency: string }): string {
  const digits = decimalsOf(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

function minorOf(amount: number, currency: string): number {
  return Number.isFinite(amount) ? Math.round(amount * 10 ** decimalsOf(currency)) : -1;
}

/** What is no currency has two, until the server refuses it. */
function decimalsOf(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** A moment as the clocks of a zone show it: "2026-11-24 18:00:00". */
export function wallOf(at: number, zone: string): string {
  const there = new Date(at + offsetMinutes(zone, at) * 60_000);
  return there.toISOString().slice(0, 19).replace("T", " ");
}

/** A cohort's settings, as its forms begin. */
export function settingsOf(cohort: Cohort): CohortSettings {
  const { name, startDate, endDate, timeZone, joinMode, joinForm, opensAt, closesAt, seats } = cohort;
  const { keepsWaiting, offerHours, presentShare, accessDays, price, overrides } = cohort;
  return {
    ...{ name, startDate, endDate, timeZone, joinMode, joinForm, opensAt, closesAt, seats },
    ...{ keepsWaiting, offerHours, presentShare, accessDays, price, overrides },
  };
}
