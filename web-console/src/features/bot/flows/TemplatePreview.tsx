import { List, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowDefinition } from "../../../shared/api/types";
import { useDepartments } from "../../../shared/api/useDirectory";
import { Button } from "../../../shared/ui/Button";
import { Phone, Said } from "../Phone";
import { preview } from "./preview";

/** WhatsApp shows up to three options as buttons. */
const MOST_BUTTONS = 3;
/** What the booking block's menu has. */
const BOOKINGS = ["schedule", "reschedule", "faq"] as const;

/** A flow as the customer will see it; one can press through it. */
export function TemplatePreview({ definition }: { definition: FlowDefinition }) {
  const { t } = useTranslation();
  const [answers, setAnswers] = useState<readonly string[]>([]);
  const department = useDepartments().data?.[0]?.name ?? t("bot.sampleDepartment");
  const { lines, wants } = preview(
    definition,
    answers,
    { customer_name: t("flows.preview.name"), department },
    {
      asked: t("flows.preview.booking.asked"),
      options: BOOKINGS.map((id) => ({ id, label: t(`flow.types.booking.options.${id}`) })),
      done: t("flows.preview.booking.done"),
    },
  );
  const last = lines.findLastIndex((line) => line.kind === "bot" && line.options.length > 0);

  return (
    <section aria-label={t("bot.preview")}>
      <Phone className="h-[440px] pane:h-[min(440px,calc(76dvh-210px))]">
        <Said mine>{t("bot.sampleHello")}</Said>
        {lines.map((line, index) => {
          // Lines only grow while one presses: their place is who they are.
          const key = `${index} ${answers.length > 0}`;
          switch (line.kind) {
            case "bot":
              return (
                <Said key={key}>
                  {line.text}
                  {line.options.length > 0 && (
                    <span className="-mx-2.5 mt-1.5 -mb-1.5 block border-bubble-edge border-t">
                      {line.options.map((option) => (
                        <button
                          key={option.id}
                          type="button"
                          disabled={index !== last || wants !== "option"}
                          onClick={() => setAnswers([...answers, option.id])}
                          className="flex w-full items-center justify-center gap-1.5 border-bubble-edge border-b px-2.5 py-1.5 font-medium text-primary-ink last:rounded-b-xl last:border-b-0 enabled:hover:bg-muted disabled:opacity-70"
                        >
                          {line.options.length > MOST_BUTTONS && (
                            <List aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
                          )}
                          {option.label}
                        </button>
                      ))}
                    </span>
                  )}
                </Said>
              );
            case "customer":
              return (
                <Said key={key} mine>
                  {line.text}
                </Said>
              );
            case "end":
              return (
                <p key={key} className="self-center rounded-full bg-card px-3 py-1 text-muted-foreground text-xs">
                  {t(`flows.preview.ends.${line.how}`)}
                </p>
              );
            default:
              return line satisfies never;
          }
        })}
        {wants === "answer" && (
          <Button
            size="sm"
            look="soft"
            className="self-end"
            onClick={() => setAnswers([...answers, t("flows.preview.answer")])}
          >
            {t("flows.preview.reply")}
          </Button>
        )}
      </Phone>
      <p className="mt-2 h-7 text-center">
        {answers.length > 0 && (
          <Button size="sm" look="quiet" className="text-muted-foreground" onClick={() => setAnswers([])}>
            <RotateCcw aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
            {t("flows.preview.again")}
          </Button>
        )}
      </p>
    </section>
  );
}
