package jp.kakuin.rights;

import static jp.kakuin.rights.CloudTemplate.at;
import static jp.kakuin.rights.CloudTemplate.map;

import java.util.List;
import java.util.stream.Stream;

/** What starts a function or a machine, as SAM's {@code Events} say it: routes and schedules. */
record Trigger(String resource, String name, String type, Object properties) {

    static List<Trigger> of(Stack stack, String type) {
        return Stream.of("AWS::Serverless::Function", "AWS::Serverless::StateMachine")
                .flatMap(kind -> stack.resources(kind).keySet().stream())
                .flatMap(id -> map(stack.property(id, "Events")).entrySet().stream()
                        .map(event -> new Trigger(
                                id,
                                event.getKey(),
                                at(event.getValue(), "Type").toString(),
                                at(event.getValue(), "Properties"))))
                .filter(event -> event.type().equals(type))
                .toList();
    }

    String text(String property) {
        return String.valueOf(at(properties, property));
    }

    @Override
    public String toString() {
        return resource + " " + name;
    }
}
