import { CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnection } from "../shared/realtime/useRealtime";

/** A blink of the network is nobody's business. */
const PATIENCE_MS = 2_000;

/** A thin bar while the console is not live, with what still works. */
export function ConnectionBar() {
  const { t } = useTranslation();
  const state = useConnection();
  const away = state === "lost" || state === "connecting";
  const [shown, setShown] = useState(false);

  useEffect(() => {
    if (!away) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [away]);

  if (!shown) {
    return null;
  }
  return (
    <div
      role="status"
      className="flex shrink-0 items-center justify-center gap-2 bg-warning-soft px-4 py-1 text-center text-sm text-warning"
    >
      <CloudOff aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
      <span>
        <strong className="font-semibold">{t("connection.lost")}</strong> {t("connection.stillWorks")}
      </span>
    </div>
  );
}
