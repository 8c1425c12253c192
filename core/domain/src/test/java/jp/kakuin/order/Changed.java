package jp.kakuin.order;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Copies of a record with one field changed, named by the path that a refusal would give: {@code approvals[0].mailbox}. */
final class Changed {

    private Changed() {}

    static <R extends Record> R with(R record, String path, Object value) {
        int dot = path.indexOf('.');
        var first = dot < 0 ? path : path.substring(0, dot);
        var rest = dot < 0 ? "" : path.substring(dot + 1);
        var components = record.getClass().getRecordComponents();
        var values = Arrays.stream(components).map(c -> read(record, c)).toArray();
        int at = indexOf(components, first.replaceAll("\\[.*", ""));
        values[at] = first.endsWith("]")
                ? changedList((List<?>) values[at], first, rest, value)
                : changed(values[at], rest, value);
        return build(record, components, values);
    }

    private static Object changed(Object before, String rest, Object value) {
        return rest.isEmpty() ? value : with((Record) before, rest, value);
    }

    private static List<Object> changedList(List<?> before, String entry, String rest, Object value) {
        int index = Integer.parseInt(entry.replaceAll(".*\\[|]", ""));
        var list = new ArrayList<Object>(before);
        list.set(index, changed(list.get(index), rest, value));
        return list;
    }

    private static int indexOf(RecordComponent[] components, String name) {
        return Arrays.stream(components).map(RecordComponent::getName).toList().indexOf(name);
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R build(R like, RecordComponent[] components, Object[] values) {
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (R) like.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
