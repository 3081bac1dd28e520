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

    private record DisableRequest(Secret password, @Nullable String totpCode, @Nullable String recoveryCode) {}

    private record RecoveryCodesView(List<String> recoveryCodes) {}

    SecondFactorRoutes(SecondFactorService factors) {
        this.factors = factors;
    }

    void addTo(Routes routes) {
        routes.add("setUpSecondFactor", request -> Reply.ok(factors.setUp(request.caller())));
        routes.add("enableSecondFactor", this::enable);
        routes.add("disableSecondFactor", this::disable);
        routes.add("resetSecondFactor", this::reset);
    }

    private Reply enable(Request request) {
        var codes = factors.enable(request.caller(), request.body(EnableRequest.class).totpCode());
        return Reply.ok(new RecoveryCodesView(codes.stream().map(Secret::value).toList()));
    }

    private Reply disable(Request request) {
        var body = request.body(DisableRequest.class);
        factors.disable(request.caller(), new Proof(body.password().value(), body.totpCode(), body.recoveryCode()));
        return Reply.nothing();
    }

    private Reply reset(Request request) {
        factors.reset(request.caller(), request.pathId("id"));
        return Reply.nothing();
    }
}
