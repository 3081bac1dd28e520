import { Check, ExternalLink, FileQuestion, List, MapPin, Reply } from "lucide-react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../shared/api/types";
import { clockTime } from "../../shared/format/time";
import { Avatar } from "../../shared/ui/Avatar";
import { classes } from "../../shared/ui/classes";
import { Stars } from "../../shared/ui/Stars";
import { FormattedText, isJumbo } from "./FormattedText";
import { Media } from "./Media";

/** What a message says, by its kind. */
export function MessageContent({ message, chosen }: { message: Message; chosen: string | undefined }) {
  const { t } = useTranslation();
  const survey = message.metadata.survey;
  return survey?.score === undefined ? (
    <Said message={message} chosen={chosen} />
  ) : (
    <div>
      <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-muted-foreground text-xs">
        <Stars score={survey.score} />
        {t(survey.comment ? "satisfaction.comments" : "satisfaction.scored", { score: survey.score })}
      </p>
      <Said message={message} chosen={chosen} />
    </div>
  );
}

function Said({ message, chosen }: { message: Message; chosen: string | undefined }) {
  const { t } = useTranslation();
  if (message.metadata.revoke) {
    return <p className="text-muted-foreground italic">{t("message.revoked")}</p>;
  }
  switch (message.message_type) {
    case "image":
    case "video":
    case "audio":
    case "document":
    case "sticker":
      return (
        <div className="flex flex-col gap-1.5">
          <Media message={message} />
          {message.content && <Text text={message.content} />}
        </div>
      );
    case "location":
      return <LocationCard message={message} />;
    case "contacts":
      return <ContactCards message={message} />;
    case "interactive":
      return <InteractiveContent message={message} chosen={chosen} />;
    case "reaction":
      return (
        <p className="text-muted-foreground">
          {t("message.reacted")} <span className="text-lg">{message.metadata.reaction?.emoji}</span>
        </p>
      );
    case "unsupported":
      return <UnsupportedCard message={message} />;
    case "text":
    case "template":
    case "note":
    case "system":
      return (
        <Text
          text={message.content}
          endsAt={hasRoomForMeta(message) ? (message.received_at ?? message.created_at) : undefined}
          ours={message.sender_type !== "customer"}
        />
      );
  }
  return message.message_type satisfies never;
}

/** Whether the time stands at the end of the last line, as in a short text, and not on a line of its own. */
export function hasRoomForMeta(message: Message): boolean {
  return (
    (message.message_type === "text" || message.message_type === "template") &&
    !message.metadata.revoke &&
    !message.metadata.late &&
    !message.metadata.edited &&
    !isJumbo(message.content)
  );
}

type TextProps = {
  text: string;
  /** The time that stands at the end of the last line; an invisible copy of it keeps its place. */
  endsAt?: string;
  ours?: boolean;
};

export function Text({ text, endsAt, ours = false }: TextProps) {
  const { i18n } = useTranslation();
  return (
    <p
      className={classes(
        "whitespace-pre-wrap leading-[1.45] [overflow-wrap:anywhere]",
        isJumbo(text) ? "text-[32px] leading-tight" : "text-base",
      )}
    >
      <FormattedText text={text} />
      {endsAt && (
        <span
          aria-hidden="true"
          className="tabular invisible ml-3 inline-block h-4 select-none whitespace-nowrap text-xs"
        >
          {clockTime(endsAt, i18n.language)}
          {ours && <span className="inline-block w-[18px]" />}
        </span>
      )}
    </p>
  );
}

function InteractiveContent({ message, chosen }: { message: Message; chosen: string | undefined }) {
  const { t } = useTranslation();
  const interactive = message.metadata.interactive;
  if (interactive?.kind === "buttons") {
    return (
      <div className="w-72 max-w-full">
        {interactive.header && <p className="mb-1 font-semibold">{interactive.header}</p>}
        <Text text={message.content} />
        {interactive.footer && <p className="mt-1 text-muted-foreground text-xs">{interactive.footer}</p>}
        <ul className="-mx-3 mt-2 border-t border-bubble-edge">
          {interactive.buttons.map((button) => (
            <Choice key={button.id} title={button.title} chosen={button.id === chosen} centred />
          ))}
        </ul>
      </div>
    );
  }
  if (interactive?.kind === "list") {
    return (
      <div className="w-72 max-w-full">
        {interactive.header && <p className="mb-1 font-semibold">{interactive.header}</p>}
        <Text text={message.content} />
        {interactive.footer && <p className="mt-1 text-muted-foreground text-xs">{interactive.footer}</p>}
        <p className="-mx-3 mt-2 flex items-center justify-center gap-1.5 border-bubble-edge border-t pt-1.5 font-medium text-primary-ink text-sm">
          <List aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {interactive.button_label}
        </p>
        <ul className="-mx-3 mt-1.5 border-bubble-edge border-t">
          {interactive.rows.map((row, index) => (
            <Fragment key={row.id}>
              {row.section && row.section !== interactive.rows[index - 1]?.section && (
                <li className="px-3 pt-2 font-medium text-muted-foreground text-xs">{row.section}</li>
              )}
              <Choice title={row.title} description={row.description} chosen={row.id === chosen} />
            </Fragment>
          ))}
        </ul>
      </div>
    );
  }
  // What the customer pressed.
  return (
    <div>
      <p className="mb-0.5 flex items-center gap-1 text-muted-foreground text-xs">
        <Reply aria-hidden="true" className="size-3" strokeWidth={2} />
        {t("message.choice")}
      </p>
      <Text text={message.content || (message.metadata.interactive_reply?.title ?? "")} />
    </div>
  );
}

type ChoiceProps = { title: string; description?: string; chosen: boolean; centred?: boolean };

function Choice({ title, description, chosen, centred }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <li
      className={classes(
        "flex items-center gap-2 border-bubble-edge border-b px-3 py-1.5 text-sm last:border-b-0",
        centred && "justify-center",
        chosen ? "bg-primary/10 font-medium text-primary-ink" : "text-foreground/80",
      )}
    >
      <span className={classes("min-w-0", !centred && "flex-1")}>
        {title}
        {description && <span className="block text-muted-foreground text-xs">{description}</span>}
      </span>
      {chosen && <Check aria-label={t("message.chosen")} className="size-3.5 shrink-0" strokeWidth={2.5} />}
    </li>
  );
}

function LocationCard({ message }: { message: Message }) {
  const { t } = useTranslation();
  const place = message.metadata.location;
  if (!place) {
    return <Text text={message.content} />;
  }
  const spot = `${place.latitude},${place.longitude}`;
  return (
    <a
      tabIndex={-1}
      href={`https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(spot)}`}
      target="_blank"
      rel="noopener noreferrer"
      className="flex w-[280px] max-w-full items-center gap-3 rounded-lg bg-foreground/5 p-2.5 transition-colors hover:bg-foreground/10"
    >
      <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-md bg-card text-destructive">
        <MapPin aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-sm">{place.name || t("kinds.location")}</span>
        <span className="line-clamp-2 text-muted-foreground text-xs">{place.address || spot}</span>
      </span>
      <ExternalLink
        aria-label={t("message.openMap")}
        className="size-4 shrink-0 text-muted-foreground"
        strokeWidth={1.75}
      />
    </a>
  );
}

function ContactCards({ message }: { message: Message }) {
  const { t } = useTranslation();
  return (
    <ul className="flex w-[280px] max-w-full flex-col gap-1.5">
      {(message.metadata.contacts ?? []).map((contact, index) => {
        const name = contact.name || t("customer.unnamed");
        const details = [...contact.phones, ...contact.emails, contact.organization].filter(Boolean);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: cards have no id, and never change
          <li key={index} className="flex items-center gap-3 rounded-lg bg-foreground/5 p-2.5">
            <Avatar id={name} name={name} size="sm" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium text-sm">{name}</span>
              {details.map((detail) => (
                <span key={detail} className="block truncate text-muted-foreground text-xs">
                  {detail}
                </span>
              ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function UnsupportedCard({ message }: { message: Message }) {
  const { t } = useTranslation();
  const kind = message.metadata.unsupported?.subtype ?? message.metadata.unsupported?.type;
  return (
    <div className="flex w-[280px] max-w-full items-start gap-3 rounded-lg bg-foreground/5 p-2.5">
      <FileQuestion aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-muted-foreground" strokeWidth={1.75} />
      <span className="min-w-0 text-sm">
        <span className="block font-medium">{t("message.unsupported")}</span>
        <span className="block text-muted-foreground text-xs">
          {t("message.unsupportedHint")}
          {kind && ` (${kind})`}
        </span>
        {message.content && <span className="mt-1 block [overflow-wrap:anywhere]">{message.content}</span>}
      </span>
    </div>
  );
}
