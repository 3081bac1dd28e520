import { useNavigate } from "@tanstack/react-router";
import { LogOut, Settings } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useOwnPresence } from "../shared/realtime/usePresence";
import { useConnection } from "../shared/realtime/useRealtime";
import { useMe, useServices } from "../shared/services";
import { classes } from "../shared/ui/classes";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "../shared/ui/Menu";
import { PersonAvatar } from "../shared/ui/PersonAvatar";
import { setTheme, type Theme, useTheme } from "../shared/ui/theme";
import { usePhone } from "../shared/ui/useMedia";

export function PersonMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const logOut = useLogOut();
  const theme = useTheme();
  const connection = useConnection();
  const [presence, setPresence] = useOwnPresence();
  const shown = connection === "connected" ? presence : "offline";

  return (
    <Menu
      side={usePhone() ? "top" : "right"}
      align="end"
      trigger={
        <button
          type="button"
          aria-label={t("person.menu", { name: me.full_name, presence: t(`presence.${shown}`) })}
          className="flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-muted-foreground pane:h-auto pane:flex-none pane:rounded-full"
        >
          <span className="relative inline-flex">
            <PersonAvatar id={me.id} name={me.full_name} size="xs" className="pane:size-8 pane:text-xs" />
            <span
              aria-hidden="true"
              className={classes(
                "absolute -right-1 -bottom-0.5 size-2.5 rounded-full border-2 border-rail pane:-right-0.5 pane:size-3",
                shown === "online" && "bg-online",
                shown === "away" && "bg-away",
                shown === "offline" && "bg-muted-foreground",
              )}
            />
          </span>
          <span aria-hidden="true" className="max-w-full truncate px-1 text-xs pane:hidden">
            {me.full_name.trim().split(" ")[0]}
          </span>
        </button>
      }
    >
      <div className="px-2 pt-1.5 pb-2">
        <p className="truncate font-medium">{me.full_name}</p>
        <p className="truncate text-muted-foreground text-xs">
          {t(`roles.${me.role}`)} · {me.organization.name}
        </p>
      </div>
      <MenuSeparator />
      <MenuChoice
        label={t("presence.title")}
        value={presence}
        options={[
          { value: "online", label: <Dot className="bg-online">{t("presence.online")}</Dot> },
          { value: "away", label: <Dot className="bg-away">{t("presence.away")}</Dot> },
        ]}
        onChange={setPresence}
      />
      <MenuSeparator />
      <MenuChoice<Theme>
        label={t("settings.theme")}
        value={theme}
        options={[
          { value: "system", label: t("settings.themes.system") },
          { value: "light", label: t("settings.themes.light") },
          { value: "dark", label: t("settings.themes.dark") },
        ]}
        onChange={setTheme}
      />
      <MenuSeparator />
      <MenuItem icon={Settings} onClick={() => void navigate({ to: "/settings/profile" })}>
        {t("rail.settings")}
      </MenuItem>
      <MenuItem icon={LogOut} onClick={() => void logOut()}>
        {t("person.logOut")}
      </MenuItem>
    </Menu>
  );
}

function Dot({ className, children }: { className: string; children: string }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className={classes("size-2 rounded-full", className)} />
      {children}
    </span>
  );
}

export function useLogOut(): () => Promise<void> {
  const { api, session, cache } = useServices();
  return async () => {
    try {
      await api.post("/api/v1/auth/logout", {});
    } finally {
      // Whether or not the server heard it, this browser forgets.
      session.end();
      cache.clear();
    }
  };
}
