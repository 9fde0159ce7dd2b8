package dev.tollbridge.spi;

/** What we answer to a notice, exactly. */
public record NoticeAnswer(int status, String contentType, String body) {}
