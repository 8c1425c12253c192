package jp.kakuin.issuance;

import java.time.Instant;

/** A certificate's validity, both ends inclusive (BR 6.3.2). Whole seconds. */
public record Validity(Instant notBefore, Instant notAfter) {}
