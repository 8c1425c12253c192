package jp.kakuin.refusal;

import java.util.Map;

/**
 * One reason why something asked for is not done. A value, never an exception.
 *
 * @param code what is wrong
 * @param field path of the field in the request, for example {@code organisation.address.city} or {@code names[2]}; empty if no field is to blame
 * @param arguments values for the placeholders <code>{name}</code> of the code's sentences
 */
public record Refusal(Code code, String field, Map<String, String> arguments) {

    public Refusal {
        arguments = Map.copyOf(arguments);
    }

    /** A refusal of the request as a whole. */
    public static Refusal of(Code code) {
        return new Refusal(code, "", Map.of());
    }

    /** A refusal of one field. */
    public static Refusal of(Code code, String field) {
        return new Refusal(code, field, Map.of());
    }

    /** A refusal of one field with one placeholder's value. */
    public static Refusal of(Code code, String field, String argument, String value) {
        return new Refusal(code, field, Map.of(argument, value));
    }
}
