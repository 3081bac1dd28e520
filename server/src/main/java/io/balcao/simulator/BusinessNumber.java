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

    /** The digits of the number, as they stand in {@code context.from}. */
    String digits() {
        return PhoneNumbers.digitsOf(displayPhoneNumber);
    }

    @Override
    public String toString() {
        return "BusinessNumber[" + phoneNumberId + ", " + displayPhoneNumber + ']';
    }
}
