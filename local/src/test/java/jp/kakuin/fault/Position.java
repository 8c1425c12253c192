package jp.kakuin.fault;

/**
 * One call on an order's way.
 *
 * @param place tells invocations of one function apart: the check, or method and route; {@code *} stands for the order's own names
 * @param call its number within the invocation, from 1; or {@link #WHEREVER}
 * @param operation what was called there when nothing went wrong; for people to read
 */
record Position(String function, String place, int call, String operation) {

    /** In place of a number: the operation, whichever call it is. Who was overtaken by another change asks the table more often. */
    static final int WHEREVER = 0;

    /** Whether a person asks there, who can ask again. */
    boolean isOfRequest() {
        return place.contains("/");
    }

    @Override
    public String toString() {
        return function + " | " + place + " | " + call;
    }
}
