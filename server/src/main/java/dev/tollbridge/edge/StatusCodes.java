package dev.tollbridge.edge;

import dev.tollbridge.kernel.Refusal.Code;

/** Our codes for errors of which only the HTTP status is known. */
final class StatusCodes {
    private StatusCodes() {}

    static Code of(int status) {
        return switch (status) {
            case 404 -> Code.NOT_FOUND;
            case 405 -> Code.METHOD_NOT_ALLOWED;
            case 406 -> Code.NOT_ACCEPTABLE;
            case 413 -> Code.BODY_TOO_LARGE;
            case 415 -> Code.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> Code.OVERLOADED;
            default -> status >= 500 ? Code.INTERNAL_ERROR : Code.INVALID_REQUEST;
        };
    }

    static String detail(Code code) {
        return code.status() >= 500
                ? "Something went wrong on our side."
                : "The request is not one that this server understands.";
    }
}
