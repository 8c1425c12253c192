package jp.kakuin.local.emulator;

/** The emulator of this test run: {@code -Dkakuin.emulator=localstack}, or without it MiniStack. */
public enum ChosenEmulator {
    MINISTACK,
    LOCALSTACK;

    public static ChosenEmulator get() {
        return System.getProperty("kakuin.emulator", "ministack").equals("localstack") ? LOCALSTACK : MINISTACK;
    }

    /** How it is started. */
    public static Emulator.Kind kind() {
        return switch (get()) {
            case MINISTACK -> Ministack::start;
            case LOCALSTACK -> OnLocalStack::start;
        };
    }
}
