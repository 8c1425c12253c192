package jp.kakuin.rights;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakuin.testkit.given.EventFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A template as plain maps, lists and texts. An intrinsic function, in whichever way it is written, is a map with the one key {@code Fn::…} or {@code Ref}. */
final class CloudTemplate {

    private CloudTemplate() {}

    static Map<String, Object> read() {
        return read("template.yaml");
    }

    static Map<String, Object> read(String file) {
        try (Reader text = Files.newBufferedReader(EventFile.root().resolve(file))) {
            return map(plain(new Yaml(new LoaderOptions()).compose(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    /** A list as it stands, and a single value as a list of one: policies allow both. */
    static List<Object> list(Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> many ? List.copyOf(many) : List.of(value);
    }

    static List<String> texts(Object value) {
        return list(value).stream().map(String::valueOf).toList();
    }

    /** What stands at the end of these keys; null if one of them is not there. */
    static Object at(Object from, String... keys) {
        var here = from;
        for (var key : keys) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return here;
    }

    private static Object plain(Node node) {
        var value = switch (node) {
            case MappingNode mapping -> plain(mapping);
            case SequenceNode sequence -> {
                var all = new ArrayList<Object>();
                sequence.getValue().forEach(each -> all.add(plain(each)));
                yield all;
            }
            case ScalarNode scalar -> scalar.getValue();
            default -> throw new IllegalArgumentException("no template: " + node.getStartMark());
        };
        return intrinsic(node.getTag(), value);
    }

    private static Map<String, Object> plain(MappingNode mapping) {
        var all = new LinkedHashMap<String, Object>();
        mapping.getValue()
                .forEach(tuple -> all.put(((ScalarNode) tuple.getKeyNode()).getValue(), plain(tuple.getValueNode())));
        return all;
    }

    private static Object intrinsic(Tag tag, Object value) {
        var name = tag.getValue();
        if (!name.startsWith("!")) {
            return value;
        }
        return switch (name) {
            case "!Ref" -> Map.of("Ref", value);
            case "!GetAtt" ->
                Map.of("Fn::GetAtt", value instanceof String path ? List.of(path.split("\\.", 2)) : value);
            case "!Condition" -> Map.of("Condition", value);
            default -> Map.of("Fn::" + name.substring(1), value);
        };
    }
}
