import { useServerT } from "../../../ui/i18n/useServerT";
import { IconCircleCheck, IconCircleDashed, IconCircleX, IconHelpCircle } from "../../../ui/icons";
import { usePlaceTime } from "../../portal/usePlaceTime";
import { checkSentence } from "./checkWords";
import type { Check } from "./verdict";
import classes from "./verify.module.css";

const ICONS = {
  passed: IconCircleCheck,
  failed: IconCircleX,
  unknown: IconHelpCircle,
  absent: IconCircleDashed,
} as const;

type ListProps = { checks: readonly Check[]; timeZone: string };

/** Each check with its own result, in words, and when it was made. */
export function CheckList({ checks, timeZone }: ListProps) {
  const t = useServerT();
  const when = usePlaceTime();
  return (
    <ol className={classes.checks}>
      {checks.map((check) => (
        <CheckRow
          key={check.name}
          result={check.result}
          title={t(`verify.check.${check.name}`)}
          text={checkSentence(t, check)}
          at={{ iso: new Date(check.at).toISOString(), text: when(check.at, timeZone) }}
        />
      ))}
    </ol>
  );
}

type RowProps = {
  result: Check["result"];
  title: string;
  text: string;
  at: { iso: string; text: string };
};

/** One check. A page's script fills an empty one by its `data-slot`s. */
export function CheckRow({ result, title, text, at }: RowProps) {
  const t = useServerT();
  const ResultIcon = ICONS[result];
  return (
    <li className={classes.check} data-result={result}>
      <ResultIcon size={22} aria-hidden="true" />
      <div className={classes.checkWords}>
        <span className={classes.checkTitle}>
          <strong data-slot="title">{title}</strong>
          <span className={classes.checkResult}>{t(`verify.result.${result}`)}</span>
        </span>
        <span data-slot="text">{text}</span>
        <time data-slot="at" dateTime={at.iso} className={classes.checkAt}>
          {at.text}
        </time>
      </div>
    </li>
  );
}

/** A row for each result, to be copied by a page's script. */
export function CheckTemplates() {
  const results = ["passed", "failed", "unknown", "absent"] as const;
  return results.map((result) => (
    <template key={result} data-check={result}>
      <CheckRow result={result} title="" text="" at={{ iso: "", text: "" }} />
    </template>
  ));
}
