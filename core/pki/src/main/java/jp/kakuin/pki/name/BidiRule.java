package jp.kakuin.pki.name;

import java.util.EnumSet;
import java.util.Set;

/** The Bidi Rule of RFC 5893 section 2: a label that is written from the right reads in one way only. */
final class BidiRule {

    private enum Direction {
        LEFT,
        RIGHT,
        ARABIC_NUMBER,
        EUROPEAN_NUMBER,
        MARK,
        NEUTRAL,
        OTHER
    }

    private static final Set<Direction> IN_RIGHT_TO_LEFT =
            EnumSet.complementOf(EnumSet.of(Direction.LEFT, Direction.OTHER));

    private BidiRule() {}

    static boolean isObeyedBy(String label) {
        var directions = label.codePoints().mapToObj(BidiRule::of).toList();
        boolean fromTheRight = directions.contains(Direction.RIGHT) || directions.contains(Direction.ARABIC_NUMBER);
        if (!fromTheRight) {
            return true;
        }
        var end = directions.reversed().stream()
                .filter(direction -> direction != Direction.MARK)
                .findFirst()
                .orElse(Direction.OTHER);
        return directions.getFirst() == Direction.RIGHT
                && IN_RIGHT_TO_LEFT.containsAll(directions)
                && end != Direction.NEUTRAL
                && end != Direction.OTHER
                && !(directions.contains(Direction.ARABIC_NUMBER) && directions.contains(Direction.EUROPEAN_NUMBER));
    }

    private static Direction of(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> Direction.LEFT;
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                Direction.RIGHT;
            case Character.DIRECTIONALITY_ARABIC_NUMBER -> Direction.ARABIC_NUMBER;
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER -> Direction.EUROPEAN_NUMBER;
            case Character.DIRECTIONALITY_NONSPACING_MARK -> Direction.MARK;
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                    Character.DIRECTIONALITY_OTHER_NEUTRALS,
                    Character.DIRECTIONALITY_BOUNDARY_NEUTRAL -> Direction.NEUTRAL;
            default -> Direction.OTHER;
        };
    }
}
