import { List, MapPin, Reply } from "lucide-react";
import { type RefObject, useState } from "react";
import { PhoneChoice, PhoneChoices, PhoneLink } from "../shared/phone/PhoneChoice";
import { PhoneList } from "../shared/phone/PhoneList";
import type { Message, NewMessage } from "./api";
import { useSay } from "./words";

type ChoicesProps = {
  message: Message;
  screen: RefObject<HTMLDivElement | null>;
  onSend(message: NewMessage): void;
};

/** The buttons under a bubble, and the sheet of a list. As on WhatsApp, they can be pressed again and much later. */
export function Choices({ message, screen, onSend }: ChoicesProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { content } = message;
  const press = (choice: string) => onSend({ type: "button", message_id: message.id, choice });

  if (message.type === "template" && content.buttons) {
    return (
      <PhoneChoices>
        {content.buttons.map((button) =>
          button.type === "QUICK_REPLY" ? (
            <PhoneChoice
              key={button.text}
              icon={<Reply className="size-4" />}
              chosen={message.chosen === button.payload}
              onClick={() => press(button.payload ?? button.text)}
            >
              {button.text}
            </PhoneChoice>
          ) : (
            <PhoneLink key={button.text} url={button.url} text={button.text} />
          ),
        )}
      </PhoneChoices>
    );
  }
  const action = content.action;
  if (message.type !== "interactive" || !action) {
    return null;
  }
  if (action.buttons) {
    return (
      <PhoneChoices>
        {action.buttons.map(({ reply }) => (
          <PhoneChoice
            key={reply.id}
            icon={<Reply className="size-4" />}
            chosen={message.chosen === reply.id}
            onClick={() => press(reply.id)}
          >
            {reply.title}
          </PhoneChoice>
        ))}
      </PhoneChoices>
    );
  }
  if (action.sections) {
    return (
      <PhoneChoices>
        <PhoneChoice icon={<List className="size-4" />} onClick={() => setOpen(true)}>
          {action.button}
        </PhoneChoice>
        <PhoneList
          title={action.button ?? say("message.options")}
          sections={action.sections}
          chosen={message.chosen}
          words={{
            close: say("close"),
            chosen: say("message.chosen"),
            pick: say("list.pick"),
            send: say("list.send"),
          }}
          open={open}
          screen={screen}
          onOpenChange={setOpen}
          onChoose={(row) => {
            setOpen(false);
            onSend({ type: "row", message_id: message.id, choice: row.id });
          }}
        />
      </PhoneChoices>
    );
  }
  if (action.name === "cta_url") {
    return (
      <PhoneChoices>
        <PhoneLink url={action.parameters?.url} text={action.parameters?.display_text ?? ""} />
      </PhoneChoices>
    );
  }
  if (action.name === "send_location") {
    return (
      <PhoneChoices>
        <PhoneChoice
          icon={<MapPin className="size-4" />}
          onClick={() => onSend({ type: "location", latitude: -23.5505, longitude: -46.6333, reply_to: message.id })}
        >
          {say("message.sendLocation")}
        </PhoneChoice>
      </PhoneChoices>
    );
  }
  return null;
}
