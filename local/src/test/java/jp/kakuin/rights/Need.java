package jp.kakuin.rights;

import java.util.List;
import java.util.Map;

/**
 * A right that a call takes.
 *
 * @param request what conditions may ask of the request, by its condition key
 */
record Need(String action, String resource, Map<String, List<String>> request) {

    @Override
    public String toString() {
        return action + " on " + resource;
    }
}
