package jp.kakuin.rights;

import static jp.kakuin.rights.CloudTemplate.at;
import static jp.kakuin.rights.CloudTemplate.list;
import static jp.kakuin.rights.CloudTemplate.texts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A role of the template with all that it may do.
 *
 * @param trust who may take it
 * @param foreign policies that do not stand in the template
 */
record Role(String id, String arn, List<Statement> trust, List<Statement> statements, List<String> foreign) {

    private static final String MANAGED = "AWS::IAM::ManagedPolicy";

    /** Every role by its logical id. */
    static Map<String, Role> all(Stack stack) {
        var roles = new LinkedHashMap<String, Role>();
        stack.resources("AWS::IAM::Role").keySet().forEach(id -> roles.put(id, of(stack, id)));
        return roles;
    }

    /** The role of each function, by the function's name. */
    static Map<String, Role> ofFunctions(Stack stack) {
        var byArn = all(stack).values().stream().collect(Collectors.toMap(Role::arn, role -> role));
        var roles = new LinkedHashMap<String, Role>();
        stack.resources("AWS::Serverless::Function").forEach((id, function) -> {
            var role = byArn.get(String.valueOf(at(function, "Properties", "Role")));
            if (role == null) {
                throw new IllegalStateException(
                        id + " has no role of the template: SAM would make one that may write every log");
            }
            roles.put(stack.name(id).substring(Stack.NAME.length() + 1), role);
        });
        return roles;
    }

    private static Role of(Stack stack, String id) {
        var policies = stack.resources(MANAGED).keySet().stream().collect(Collectors.toMap(stack::arn, each -> each));
        var statements = new ArrayList<Statement>();
        var foreign = new ArrayList<String>();
        texts(stack.property(id, "ManagedPolicyArns")).forEach(arn -> {
            var policy = policies.get(arn);
            if (policy == null) {
                foreign.add(arn);
            } else {
                statements.addAll(Statement.of(policy, stack.property(policy, "PolicyDocument")));
            }
        });
        list(stack.property(id, "Policies"))
                .forEach(policy -> statements.addAll(Statement.of(id, at(policy, "PolicyDocument"))));
        var trust = Statement.of(id, stack.property(id, "AssumeRolePolicyDocument"));
        return new Role(id, stack.arn(id), trust, statements, foreign);
    }

    /** Every grant by itself. */
    Stream<Grant> grants() {
        return statements.stream()
                .filter(Statement::allows)
                .flatMap(statement -> statement.actions().stream()
                        .flatMap(action -> statement.resources().stream()
                                .map(resource -> new Grant(statement, action, resource))));
    }

    /** One action on one resource, as a statement allows it. */
    record Grant(Statement statement, String action, String resource) {

        boolean covers(Need need) {
            return Statement.names(action, need)
                    && Statement.matches(resource, need.resource())
                    && statement.conditions().stream().allMatch(condition -> condition.holds(need.request()));
        }

        @Override
        public String toString() {
            return action + " on " + resource;
        }
    }
}
