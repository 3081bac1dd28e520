import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../shared/api/useSave";
import { useMe, useServices } from "../../shared/services";
import { Button } from "../../shared/ui/Button";
import { Card } from "../../shared/ui/Card";
import { classes } from "../../shared/ui/classes";
import { Dialog, DialogActions } from "../../shared/ui/Dialog";
import { TextField } from "../../shared/ui/Field";
import { FormError } from "../../shared/ui/FormError";
import { PasswordField } from "../../shared/ui/PasswordField";
import { RecoveryCodes, SecondFactorSetup } from "../../shared/ui/SecondFactorSetup";

/** With so few codes left it is time for new ones. */
const FEW = 3;

/** The second step of the login: on or off, the way to the other, and the codes for when the app is lost. */
export function SecondFactorCard() {
  const { t } = useTranslation();
  const me = useMe();
  const { api, cache } = useServices();
  const [doing, setDoing] = useState<"switch" | "renew">();
  const [codes, setCodes] = useState<readonly string[]>();
  const done = () => {
    setDoing(undefined);
    setCodes(undefined);
    void cache.invalidateQueries({ queryKey: ["me"] });
  };
  return (
    <Card title={t("secondFactor.title")}>
      <p className="mb-3 text-sm">{t(me.has_second_factor ? "secondFactor.isOn" : "secondFactor.isOff")}</p>
      {me.recovery_codes_left !== null && <CodesLeft count={me.recovery_codes_left} />}
      <div className="flex flex-wrap gap-2">
        {me.has_second_factor && <Button onClick={() => setDoing("renew")}>{t("secondFactor.renew")}</Button>}
        <Button onClick={() => setDoing("switch")}>
          {t(me.has_second_factor ? "secondFactor.switchOff" : "secondFactor.setUp")}
        </Button>
      </div>
      {doing && (
        <Dialog
          open
          onOpenChange={(stays) => {
            if (!stays) {
              done();
            }
          }}
          title={t(doing === "renew" ? "secondFactor.renew" : "secondFactor.title")}
          description={doing === "renew" && !codes ? t("secondFactor.renewHint") : undefined}
        >
          {codes ? (
            <RecoveryCodes codes={codes} onDone={done} />
          ) : doing === "renew" ? (
            <Proof
              action={t("secondFactor.renew")}
              onProof={async (proof) =>
                setCodes((await api.post("/api/v1/auth/2fa/recovery-codes", proof)).recovery_codes)
              }
            />
          ) : me.has_second_factor ? (
            <Proof
              action={t("secondFactor.switchOff")}
              onProof={async (proof) => {
                await api.post("/api/v1/auth/2fa/disable", proof);
                done();
              }}
            />
          ) : (
            <SecondFactorSetup onDone={done} />
          )}
        </Dialog>
      )}
    </Card>
  );
}

function CodesLeft({ count }: { count: number }) {
  const { t } = useTranslation();
  const few = count <= FEW;
  return (
    <p
      role={few ? "alert" : undefined}
      className={classes(
        "mb-3 flex items-start gap-2 text-sm",
        few ? "rounded-md bg-warning-soft px-3 py-2 text-warning" : "text-muted-foreground",
      )}
    >
      {few && <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />}
      <span>
        {count === 0 ? t("secondFactor.noneLeft") : t("secondFactor.left", { count })}
        {few && ` ${t("secondFactor.fewLeft")}`}
      </span>
    </p>
  );
}

type ProofOf = { password: string } & ({ totp_code: string } | { recovery_code: string });

/** What is asked before the second step changes: the password and a code. */
function Proof({ action, onProof }: { action: string; onProof(proof: ProofOf): Promise<void> }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const { busy, failure, fields, save } = useSave(() => {
    const typed = code.replace(/[\s-]/g, "");
    return onProof({ password, ...(/^[0-9]{6}$/.test(typed) ? { totp_code: typed } : { recovery_code: typed }) });
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <PasswordField
        label={t("profile.currentPassword")}
        autoComplete="current-password"
        required
        value={password}
        error={fields.password && t("secondFactor.wrongPassword")}
        onChange={(event) => setPassword(event.target.value)}
      />
      <TextField
        label={t("secondFactor.code")}
        hint={t("secondFactor.orRecovery")}
        autoComplete="one-time-code"
        required
        value={code}
        error={(fields.totp_code ?? fields.recovery_code) && t("secondFactor.wrong")}
        onChange={(event) => setCode(event.target.value)}
      />
      <FormError failure={failure} fields={fields} />
      <DialogActions>
        <Button type="submit" look="primary" busy={busy}>
          {action}
        </Button>
      </DialogActions>
    </form>
  );
}
