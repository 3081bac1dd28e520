package io.balcao.simulator;

/** A number of a business, as its owner sees it in Meta's panel. The account ({@code wabaId}) stands for the portfolio. */
public record BusinessNumber(
        String phoneNumberId,
        String displayPhoneNumber,
        String verifiedName,
        String wabaId,
        String accessToken,
        String appSecret,
        String verifyToken) {

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
