import { BarChart3, Download, FileText, MapPin, ShoppingBag, User } from "lucide-react";
import type { ReactNode } from "react";
import { clockTime } from "../shared/format/time";
import { RichText } from "../shared/phone/RichText";
import { classes } from "../shared/ui/classes";
import { api, type Message, type Part } from "./api";
import { textOf } from "./preview";
import { VoiceNote } from "./VoiceNote";
import { useLanguage, useSay } from "./words";

/** What is in a bubble, by type. The room for time and ticks at its end is kept here. */
export function BubbleContent({ message, large }: { message: Message; large: boolean }) {
  const say = useSay();
  const { content } = message;
  switch (message.type) {
    case "text":
      return <Text text={textOf(message)} large={large} of={message} />;
    case "image":
    case "video":
      return (
        <>
          <Picture media={content} kind={message.type} />
          {content.caption && <Text text={content.caption} of={message} />}
        </>
      );
    case "sticker":
      return content.id ? (
        <img src={api.mediaUrl(content.id)} alt={say("message.sticker")} className="mb-4 size-36 object-contain" />
      ) : null;
    case "audio":
      return content.id ? <VoiceNote id={content.id} own={message.from_customer} /> : null;
    case "document":
      return (
        <>
          <Document media={content} />
          <Text text={content.caption ?? ""} of={message} />
        </>
      );
    case "location":
      return <Place message={message} />;
    case "contacts":
      return (
        <>
          {(content.cards ?? []).map((card, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cards have no names of their own.
            <Tile key={index} icon={<User className="size-5" />}>
              <span className="block truncate font-medium">{card.name?.formatted_name}</span>
              <span className="tabular block truncate text-sm text-wa-meta">
                {card.phones?.[0]?.phone ?? card.org?.company}
              </span>
            </Tile>
          ))}
          <Text text="" of={message} />
        </>
      );
    case "order":
      return (
        <Tile icon={<ShoppingBag className="size-5" />} last>
          {say("message.order")}
        </Tile>
      );
    case "unsupported":
      return (
        <Tile icon={<BarChart3 className="size-5" />} last>
          {say("message.unsupported")}
        </Tile>
      );
    case "interactive":
    case "template":
      return (
        <>
          {content.header && <Header header={content.header} />}
          <Text text={textOf(message)} of={message} tight={content.footer !== undefined} />
          {content.footer && (
            <p className="whitespace-pre-wrap px-2 pb-1 text-sm text-wa-meta">
              {content.footer.text}
              <Room of={message} />
            </p>
          )}
        </>
      );
    case "button":
      return <Text text={textOf(message)} of={message} />;
    case "request_welcome":
      return <Text text={say("message.welcome")} of={message} />;
    case "system":
      return <Text text={say("message.number")} of={message} />;
    default:
      return <Text text={say("message.other", { type: message.type })} of={message} />;
  }
}

type TextProps = { text: string; of: Message; large?: boolean; tight?: boolean };

function Text({ text, of, large, tight }: TextProps) {
  return (
    <p
      className={classes(
        "whitespace-pre-wrap break-words px-2 pt-0.5 pb-0.5 leading-[1.4] [overflow-wrap:anywhere]",
        large ? "pb-5 text-[40px] leading-12" : "text-[15px]",
      )}
    >
      <RichText text={text} />
      {!tight && !large && <Room of={of} />}
    </p>
  );
}

/** Keeps the last line clear of the time that stands in the corner, by an invisible copy of it. */
function Room({ of }: { of: Message }) {
  const language = useLanguage();
  return (
    <span aria-hidden="true" className="tabular invisible ml-3 inline-block h-3 select-none whitespace-nowrap text-xs">
      {clockTime(of.at, language)}
      {of.from_customer && <span className="inline-block w-4" />}
    </span>
  );
}

function Header({ header }: { header: Part }) {
  const media = header.image ?? header.video;
  if (media) {
    return <Picture media={media} kind={header.image ? "image" : "video"} />;
  }
  if (header.document) {
    return <Document media={header.document} />;
  }
  return header.text ? <p className="px-2 pt-1 font-semibold text-[15px]">{header.text}</p> : null;
}

function Picture({ media, kind }: { media: Part; kind: "image" | "video" }) {
  const say = useSay();
  if (!media.id) {
    return <div className="h-40 w-56 rounded-sm bg-wa-quote" />;
  }
  const url = api.mediaUrl(media.id);
  return kind === "video" ? (
    // biome-ignore lint/a11y/useMediaCaption: what people film has no captions
    <video src={url} controls preload="metadata" className="max-h-72 min-h-24 w-full min-w-40 rounded-sm" />
  ) : (
    <a href={url} target="_blank" rel="noreferrer" aria-label={say("message.openPhoto")} className="block">
      <img
        src={url}
        alt={media.caption ?? say("message.image")}
        className="max-h-80 min-h-12 min-w-24 rounded-sm object-cover"
      />
    </a>
  );
}

function Document({ media }: { media: Part }) {
  const say = useSay();
  const name = media.filename ?? say("message.document");
  return (
    <a
      href={media.id ? api.mediaUrl(media.id) : undefined}
      download={name}
      aria-label={say("message.download", { name })}
      className="block"
    >
      <Tile icon={<FileText className="size-5" />}>
        <span className="flex items-center gap-2">
          <span className="line-clamp-2 min-w-0 flex-1 break-words">{name}</span>
          <Download aria-hidden="true" className="size-4 shrink-0 text-wa-meta" />
        </span>
      </Tile>
    </a>
  );
}

function Place({ message }: { message: Message }) {
  const say = useSay();
  const { latitude, longitude, name, address } = message.content;
  return (
    <a
      href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
      target="_blank"
      rel="noreferrer"
      aria-label={say("message.openMap")}
      className="block w-60 max-w-full"
    >
      <span className="pretend-map relative flex h-28 items-center justify-center rounded-sm">
        <MapPin aria-hidden="true" className="size-8 -translate-y-3 fill-wa-red stroke-wa-sheet" strokeWidth={1.5} />
      </span>
      <span className="block px-2 pt-1.5 pb-4.5">
        <span className="block truncate text-[15px] text-wa-link">{name ?? `${latitude}, ${longitude}`}</span>
        {address && <span className="block truncate text-sm text-wa-meta">{address}</span>}
      </span>
    </a>
  );
}

function Tile({ icon, last, children }: { icon: ReactNode; last?: boolean; children: ReactNode }) {
  return (
    <div className={classes("flex w-60 max-w-full items-center gap-2.5 rounded-sm bg-wa-quote p-2", last && "mb-5")}>
      <span
        aria-hidden="true"
        className="flex size-10 shrink-0 items-center justify-center rounded-full bg-wa-green-soft text-wa-green"
      >
        {icon}
      </span>
      <span className="min-w-0 flex-1">{children}</span>
    </div>
  );
}
