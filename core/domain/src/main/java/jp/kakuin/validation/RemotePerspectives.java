package jp.kakuin.validation;

import java.util.Map;

/** The remote Network Perspectives, however they are reached. */
@FunctionalInterface
public interface RemotePerspectives {

    /**
     * Asks all of them at the same time.
     *
     * @return what each saw, by the name of its place; who is not in it has not answered
     */
    Map<String, Sighting> look(Probe probe);
}
