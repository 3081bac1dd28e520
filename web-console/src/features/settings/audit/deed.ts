import { useTranslation } from "react-i18next";

/** A deed of the trail in words: what somebody did, without who. */
export function useDeed(): (action: string) => string {
  const { t, i18n } = useTranslation();
  return (action) => {
    const key = `audit.actions.${action}`;
    return i18n.exists(key) ? t(key as "audit.actions.user.updated") : action;
  };
}
