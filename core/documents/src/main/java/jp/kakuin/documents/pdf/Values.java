package jp.kakuin.documents.pdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a paper's template sets in: texts by name, and lists of further values by name. */
final class Values {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<Values>> lists = new HashMap<>();

    Values set(String name, String text) {
        texts.put(name, text);
        return this;
    }

    Values list(String name, List<Values> items) {
        lists.put(name, items);
        return this;
    }

    /** A section of the template that is there or not. */
    Values when(String name, boolean there) {
        return list(name, there ? List.of(new Values()) : List.of());
    }

    String text(String name) {
        return require(texts.get(name), name);
    }

    List<Values> list(String name) {
        return require(lists.get(name), name);
    }

    /** These values, and where they have none of a name, the others. */
    Values over(Values others) {
        Values all = new Values();
        all.texts.putAll(others.texts);
        all.lists.putAll(others.lists);
        all.texts.putAll(texts);
        all.lists.putAll(lists);
        return all;
    }

    private static <T> T require(T value, String name) {
        if (value == null) {
            throw new IllegalStateException("no value for {{" + name + "}}");
        }
        return value;
    }
}
