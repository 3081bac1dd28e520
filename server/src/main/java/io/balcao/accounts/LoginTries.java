package io.balcao.accounts;

import io.balcao.platform.Problem;
import io.balcao.platform.Vault;
import io.balcao.platform.http.TryLimit;
import io.balcao.platform.http.TryLimit.Admission;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;

/** Passwords tried in vain, by account and by address. What is counted is the account's name, whether it exists or not. */
final class LoginTries {
    private final TryLimit perAccount;
    private final TryLimit perAddress;

    /** One try. Counts until it is said how it ended. */
    final class Attempt {
        private final String account;
        private final String accountReceipt;
        private final String address;
        private final String addressReceipt;
        private final boolean isLast;

        private Attempt(String account, Admission.Admitted atAccount, String address, Admission.Admitted atAddress) {
            this.account = account;
            this.accountReceipt = atAccount.receipt();
            this.address = address;
            this.addressReceipt = atAddress.receipt();
            this.isLast = atAccount.isLast();
        }

        /** Whether the account is closed if this one fails. */
        boolean isLast() {
            return isLast;
        }

        /** The password was right. The address keeps its other failures: they were about other accounts. */
        void succeed() {
            perAccount.forget(account);
            perAddress.takeBack(address, addressReceipt);
        }

        /** The password was not checked after all. */
        void takeBack() {
            perAccount.takeBack(account, accountReceipt);
            perAddress.takeBack(address, addressReceipt);
        }
    }

    LoginTries(LoginLimits limits) {
        this.perAccount = limits.perAccount();
        this.perAddress = limits.perAddress();
    }

    /**
     * Begins a try.
     *
     * @throws Problem.TooMany when too many failed before
     */
    Attempt begin(String email, String address) {
        var network = network(address);
        var atAddress = switch (perAddress.begin(network)) {
            case Admission.Admitted admitted -> admitted;
            case Admission.Refused(var wait) -> throw refused(wait);
        };
        return switch (perAccount.begin(account(email))) {
            case Admission.Admitted admitted -> new Attempt(account(email), admitted, network, atAddress);
            case Admission.Refused(var wait) -> {
                perAddress.takeBack(network, atAddress.receipt());
                throw refused(wait);
            }
        };
    }

    /** Begins anew: whoever reads the account's mail has a new password. */
    void forget(String email) {
        perAccount.forget(account(email));
    }

    /** Hashed: a key is shown in logs and may be as long and as odd as somebody likes. */
    static String account(String email) {
        return HexFormat.of().formatHex(Vault.sha256(email.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    /** Who has an IPv6 address has 2⁶⁴ of them. */
    static String network(String address) {
        var groups = address.split(":", -1);
        if (groups.length < 3 || address.indexOf('.') >= 0) {
            return address;
        }
        var network = new StringBuilder();
        for (int i = 0; i < 4 && !groups[i].isEmpty(); i++) {
            network.append(groups[i]).append(':');
        }
        return network.append(":/64").toString();
    }

    private static Problem.TooMany refused(Duration wait) {
        return new Problem.TooMany("Too many failed logins, try again later", wait);
    }
}
