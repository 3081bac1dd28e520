import {
  Contact,
  File,
  FileQuestion,
  FileText,
  Image,
  LayoutList,
  type LucideIcon,
  MapPin,
  Mic,
  Smile,
  Sticker,
  Video,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { MessageType } from "../../shared/api/types";

const ICONS: Readonly<Record<MessageType, LucideIcon | undefined>> = {
  text: undefined,
  image: Image,
  audio: Mic,
  video: Video,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: Contact,
  interactive: LayoutList,
  reaction: Smile,
  template: File,
  note: undefined,
  system: undefined,
  unsupported: FileQuestion,
};

export function KindIcon({ kind, className }: { kind: MessageType; className: string }) {
  const Icon = ICONS[kind];
  return Icon ? <Icon aria-hidden="true" className={className} strokeWidth={1.75} /> : null;
}

/** What a message is, in one word, where its text does not say it. */
export function useKindName(): (kind: MessageType) => string {
  const { t } = useTranslation();
  return (kind) => t(`kinds.${kind}`);
}

const SIGN = /^(?:📷|🎥|🎵|🎤|📄|🏷️|📍|👤|📞|🛒|✏️|🚫|❔|👋)\s*/u;

/** A preview without the sign that the server puts before what is not text: here an icon says it. */
export function withoutSign(preview: string): string {
  return preview.replace(SIGN, "");
}
