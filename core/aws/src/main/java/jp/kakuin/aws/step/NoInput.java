package jp.kakuin.aws.step;

/** What a schedule hands over: nothing that matters. */
public record NoInput() {}
