package jp.kakuin.catalogue;

/** The same thing said in both languages of the house; Japanese first. */
public record Text(String ja, String en) {}
