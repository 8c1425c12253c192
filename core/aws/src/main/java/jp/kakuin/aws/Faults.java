package jp.kakuin.aws;

import java.util.List;
import java.util.stream.Stream;
import jp.kakuin.issuance.LintFindings;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What may be told of a fault: classes, codes and places. Messages of libraries and services quote what they were given (a mail service's
 * the recipient, a parser's the text), so only our own are told (SPEC M-8).
 */
public final class Faults {

    private static final int CAUSES = 5;
    private static final int FRAMES = 12;

    private Faults() {}

    /** The fault and its causes, one line each. */
    public static List<String> chain(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .map(Faults::describe)
                .toList();
    }

    /** Whether a certificate was about to be signed that a linter objects to. */
    static boolean isOfLinter(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .anyMatch(LintFindings.class::isInstance);
    }

    static List<String> frames(Throwable fault) {
        return Stream.of(fault.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .toList();
    }

    private static String describe(Throwable fault) {
        var name = fault.getClass().getName();
        return switch (fault) {
            case AwsServiceException service ->
                name + ": "
                        + (service.awsErrorDetails() == null
                                ? service.statusCode()
                                : service.awsErrorDetails().errorCode());
            case IllegalStateException own when saidByUs(own) -> name + ": " + own.getMessage();
            case LintFindings findings -> name + ": " + findings.getMessage();
            default -> name;
        };
    }

    // An exception made of its cause alone says what that one says.
    private static boolean saidByUs(Throwable fault) {
        var frames = fault.getStackTrace();
        return frames.length > 0
                && frames[0].getClassName().startsWith("jp.kakuin.")
                && (fault.getCause() == null || !fault.getCause().toString().equals(fault.getMessage()));
    }
}
