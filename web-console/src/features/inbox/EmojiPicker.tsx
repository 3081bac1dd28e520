import { useState } from "react";
import { useTranslation } from "react-i18next";

const RECENT = "balcao.emoji";

// What people write to customers, not all of Unicode: whoever wants more has the system's own picker.
const GROUPS = {
  faces: "😀 😃 😄 😁 😅 😂 🙂 😉 😊 😇 🥰 😍 😘 😋 😎 🤩 🥳 🤔 🤗 🤭 😐 😬 😴 😕 😟 😮 😢 😭 😤 😳 🥺 😔",
  hands: "👍 👎 👌 ✌️ 🤞 🙏 👏 🙌 🤝 💪 👋 👉 👈 👆 👇 ☝️",
  signs: "❤️ 🧡 💛 💚 💙 💜 🖤 🤍 💔 ✨ ⭐ 🔥 🎉 🎊 🎁 🎈 ✅ ❌ ⚠️ ❗ ❓ 💬 📌 🔔",
  things: "📅 ⏰ 📍 📎 📄 📷 📦 🚚 🛵 🏠 🏪 💳 💰 🧾 📱 💻 ✂️ 🛒",
  food: "☕ 🥐 🍞 🧀 🎂 🍰 🧁 🍪 🍫 🍕 🍔 🥗 🍎 🍓 🥤 🍷",
} as const;

const KEYS = ["faces", "hands", "signs", "things", "food"] as const;

function readRecent(): readonly string[] {
  return (localStorage.getItem(RECENT) ?? "").split(" ").filter(Boolean);
}

export function EmojiPicker({ onPick }: { onPick(emoji: string): void }) {
  const { t } = useTranslation();
  const [recent, setRecent] = useState(readRecent);

  const pick = (emoji: string) => {
    const next = [emoji, ...recent.filter((other) => other !== emoji)].slice(0, 16);
    localStorage.setItem(RECENT, next.join(" "));
    setRecent(next);
    onPick(emoji);
  };

  return (
    <div className="h-72 w-[304px] overflow-y-auto p-2">
      {recent.length > 0 && <Group name={t("emoji.recent")} emoji={recent} onPick={pick} />}
      {KEYS.map((key) => (
        <Group key={key} name={t(`emoji.${key}`)} emoji={GROUPS[key].split(" ")} onPick={pick} />
      ))}
    </div>
  );
}

function Group({ name, emoji, onPick }: { name: string; emoji: readonly string[]; onPick(emoji: string): void }) {
  return (
    <section>
      <h2 className="px-1 pt-1 pb-0.5 text-muted-foreground text-xs">{name}</h2>
      <div className="grid grid-cols-8">
        {emoji.map((one) => (
          <button
            key={one}
            type="button"
            onClick={() => onPick(one)}
            className="flex size-9 items-center justify-center rounded-sm text-xl hover:bg-muted"
          >
            {one}
          </button>
        ))}
      </div>
    </section>
  );
}
