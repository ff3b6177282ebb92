import "../../ui/theme/appStyles";
import { Checkbox, ColorInput } from "@mantine/core";
import { LAYOUTS, PAGE_SIZES, type PageSize } from "../../../convex/certificates/rules/statuses";
import { contrastRatio, normalizeColor } from "../../../convex/tenancy/rules/contrast";
import { useField } from "../../ui/forms/FormScope";
import { SelectField } from "../../ui/forms/SelectField";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { FormSection } from "../../ui/pages/FormPage";
import type { DesignContent } from "./design";
import classes from "./designer.module.css";
import { LayoutPicture } from "./LayoutPicture";

type Props = { content: DesignContent; onPart: (part: Partial<DesignContent>) => void };

/** Below this, lines and seals are hard to see: WCAG 2.2, 1.4.11 Non-text Contrast. */
const MIN_LINE_CONTRAST = 3;

/** Layout, page and colours of a design. */
export function DesignLook({ content, onPart }: Props) {
  const t = useT();
  return (
    <FormSection title={t("certificateScreens.look")}>
      <Layouts content={content} onPart={onPart} />
      <SelectField
        name="pageSize"
        label={t("certificateScreens.pageSize")}
        choices={PAGE_SIZES.map((value) => ({ value, label: t(`certificateScreens.pageSizes.${value}`) }))}
        value={content.pageSize}
        onChange={({ currentTarget }) => onPart({ pageSize: currentTarget.value as PageSize })}
        maw={260}
      />
      <div className={classes.colors}>
        {(["ink", "paper", "accent"] as const).map((part) => (
          <Color
            key={part}
            part={part}
            value={content[part]}
            onColor={(color) => onPart({ [part]: color })}
          />
        ))}
      </div>
      <Contrast content={content} />
      <Checkbox
        label={t("certificateScreens.seal")}
        description={t("certificateScreens.sealText")}
        checked={content.seal}
        onChange={({ currentTarget }) => onPart({ seal: currentTarget.checked })}
      />
    </FormSection>
  );
}

function Layouts({ content, onPart }: Props) {
  const t = useT();
  return (
    <fieldset className={classes.layouts}>
      <legend>{t("certificateScreens.layout")}</legend>
      {LAYOUTS.map((layout) => (
        <label key={layout} className={classes.layout}>
          <input
            type="radio"
            className="visuallyHidden"
            name="layout"
            value={layout}
            checked={content.layout === layout}
            onChange={() => onPart({ layout })}
          />
          <LayoutPicture {...content} layout={layout} />
          <span>{t(`certificateScreens.layouts.${layout}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

type ColorProps = { part: "ink" | "paper" | "accent"; value: string; onColor: (color: string) => void };

function Color({ part, value, onColor }: ColorProps) {
  const t = useT();
  return (
    <ColorInput
      {...useField(part)}
      name={part}
      label={t(`certificateScreens.color.${part}`)}
      value={value}
      onChange={onColor}
      format="hex"
      inputWrapperOrder={["label", "description", "error", "input"]}
      eyeDropperButtonProps={{ "aria-label": t("ui.color.pick") }}
    />
  );
}

/** How well text and lines stand out, said before it is too little. */
function Contrast({ content: { ink, accent, paper } }: Pick<Props, "content">) {
  const t = useT();
  const format = useFormat();
  const [dark, line, ground] = [ink, accent, paper].map(normalizeColor);
  if (!dark || !line || !ground) return null;
  const ratio = (one: string) =>
    format.number(Math.floor(contrastRatio(one, ground) * 10) / 10, { maximumFractionDigits: 1 });
  const faint = contrastRatio(line, ground) < MIN_LINE_CONTRAST;
  return (
    <p className={classes.contrast} role="status" data-faint={faint || undefined}>
      {t("certificateScreens.contrast", { text: ratio(dark), line: ratio(line) })}
      {faint && ` ${t("certificateScreens.contrastFaint")}`}
    </p>
  );
}
