package io.balcao.simulator;

/**
 * A number of a business, as its owner sees it in Meta's panel. The account ({@code wabaId}) stands for the portfolio.
 *
 * @param isZapi whether it is the phone of an instance of Z-API instead: then the id is the instance's, the access token its
 *            token, the app secret the client token of its account, and the verify token ends its webhook's address
 */
public record BusinessNumber(
        String phoneNumberId,
        String displayPhoneNumber,
        String verifiedName,
        String wabaId,
        String accessToken,
        String appSecret,
        String verifyToken,
        boolean isZapi) {
    /** One of Meta's. */
    public BusinessNumber(String phoneNumberId, String displayPhoneNumber, String verifiedName, String wabaId,
            String accessToken, String appSecret, String verifyToken) {
        this(phoneNumberId, displayPhoneNumber, verifiedName, wabaId, accessToken, appSecret, verifyToken, false);
    }

    /** A phone that Z-API drives. */
    public static BusinessNumber zapi(String instanceId, String displayPhoneNumber, String name, String token,
            String clientToken, String addressSecret) {
        return new BusinessNumber(instanceId, displayPhoneNumber, name, "zapi-" + instanceId, token, clientToken,
                addressSecret, true);
    }

    /** The Meta app that the account is subscribed to; of the same account, the same one. */
    String appId() {
        return "60" + wabaId.substring(0, Math.min(wabaId.length(), 20));
    }

    /** The digits of the number, as they stand in {@code context.from}. */
    String digits() {
        return PhoneNumbers.digitsOf(displayPhoneNumber);
    }

    @Override
    public String toString() {
        return "BusinessNumber[" + phoneNumberId + ", " + displayPhoneNumber + ']';
    }
}
