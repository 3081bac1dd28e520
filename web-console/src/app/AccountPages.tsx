import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AcceptInvitation } from "../features/login/AcceptInvitation";
import { ForgotPassword } from "../features/login/ForgotPassword";
import { ResetPassword } from "../features/login/ResetPassword";

export function ForgotPasswordPage() {
  return <ForgotPassword back={<ToLogin />} />;
}

export function ResetPasswordPage() {
  const { t } = useTranslation();
  return (
    <ResetPassword
      token={useToken()}
      back={<ToLogin />}
      again={
        <Link to="/forgot-password" className="text-primary-ink hover:underline">
          {t("account.askAgain")}
        </Link>
      }
    />
  );
}

export function AcceptInvitationPage() {
  const navigate = useNavigate();
  return <AcceptInvitation token={useToken()} back={<ToLogin />} onDone={() => void navigate({ to: "/inbox" })} />;
}

/** It stands behind the `#`, where it is in no server's log and in no Referer. */
function useToken(): string {
  return useLocation({ select: (location) => location.hash });
}

function ToLogin() {
  const { t } = useTranslation();
  return (
    <Link to="/login" className="text-primary-ink hover:underline">
      {t("account.toLogin")}
    </Link>
  );
}
