import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { NothingFound } from "../shared/ui/drawings";
import { Empty } from "../shared/ui/States";

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main className="h-dvh">
      <h1 className="sr-only">Balcão</h1>
      <Empty
        drawing={<NothingFound />}
        title={t("notFound.title")}
        text={t("notFound.text")}
        action={
          <Link to="/inbox" className="font-medium text-primary-ink hover:underline">
            {t("notFound.action")}
          </Link>
        }
      />
    </main>
  );
}
