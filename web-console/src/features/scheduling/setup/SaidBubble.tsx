import { useTranslation } from "react-i18next";
import { bubbleLook } from "../../../shared/phone/bubble";
import { RichText } from "../../../shared/phone/RichText";

type SaidBubbleProps = { text: string; buttons?: readonly { id: string; label: string }[] };

/** How a text arrives on the customer's phone. */
export function SaidBubble({ text, buttons = [] }: SaidBubbleProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={t("clinic.preview")}>
      <p className="mb-1.5 font-medium text-sm">{t("clinic.preview")}</p>
      <div className="rounded-lg bg-wa-wall px-4 py-4 text-wa-ink">
        <div className={`${bubbleLook(false, true)} relative max-w-[86%]`}>
          <p className="whitespace-pre-wrap px-1.5 py-0.5 [overflow-wrap:anywhere]">
            <RichText text={text || " "} />
          </p>
          {buttons.length > 0 && (
            <ul className="-mx-1 mt-1 -mb-1 border-wa-line border-t">
              {buttons.map((button) => (
                <li
                  key={button.id}
                  className="border-wa-line border-b px-2 py-1.5 text-center text-wa-link last:border-b-0"
                >
                  {button.label}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </section>
  );
}
