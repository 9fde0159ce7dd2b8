package dev.tollbridge.spi;

/** A text in the two languages of the product. */
public record LocalizedText(String en, String zhCn) {}
