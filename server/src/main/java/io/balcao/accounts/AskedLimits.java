package io.balcao.accounts;

import io.balcao.platform.Problem;
import io.balcao.platform.http.TryLimit;
import io.balcao.platform.http.TryLimit.Admission;

/**
 * How often a mail may be asked for, by the account that is named, whether it exists or not, and by the address that asks:
 * nobody's mailbox shall be filled, and nobody shall try a list of names.
 *
 * @param perAccount a few in an hour
 * @param perAddress more than that: an office shares one address
 */
public record AskedLimits(TryLimit perAccount, TryLimit perAddress) {
    void take(String email, String address) {
        take(perAddress, LoginTries.network(address));
        take(perAccount, LoginTries.account(email));
    }

    private static void take(TryLimit limit, String key) {
        if (limit.begin(key) instanceof Admission.Refused(var wait)) {
            throw new Problem.TooMany("Asked for too often, try again later", wait);
        }
    }
}
