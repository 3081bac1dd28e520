package io.balcao.accounts;

import io.balcao.platform.Secret;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Second factors: one's own and those of others. */
final class SecondFactorRoutes {
    private final SecondFactorService factors;

    private record EnableRequest(String totpCode) {}

    private record ProofRequest(Secret password, @Nullable String totpCode, @Nullable String recoveryCode) {
        Proof proof() {
            return new Proof(password.value(), totpCode, recoveryCode);
        }
    }

    private record RecoveryCodesView(List<String> recoveryCodes) {
        static RecoveryCodesView of(List<Secret> codes) {
            return new RecoveryCodesView(codes.stream().map(Secret::value).toList());
        }
    }

    SecondFactorRoutes(SecondFactorService factors) {
        this.factors = factors;
    }

    void addTo(Routes routes) {
        routes.add("setUpSecondFactor", request -> Reply.ok(factors.setUp(request.caller())));
        routes.add("enableSecondFactor", this::enable);
        routes.add("disableSecondFactor", this::disable);
        routes.add("renewRecoveryCodes", request -> Reply.ok(RecoveryCodesView.of(
                factors.renewCodes(request.caller(), request.body(ProofRequest.class).proof()))));
        routes.add("resetSecondFactor", this::reset);
    }

    private Reply enable(Request request) {
        var codes = factors.enable(request.caller(), request.body(EnableRequest.class).totpCode());
        return Reply.ok(RecoveryCodesView.of(codes));
    }

    private Reply disable(Request request) {
        factors.disable(request.caller(), request.body(ProofRequest.class).proof());
        return Reply.nothing();
    }

    private Reply reset(Request request) {
        factors.reset(request.caller(), request.pathId("id"));
        return Reply.nothing();
    }
}
