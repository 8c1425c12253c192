package jp.kakuin.rights;

import static jp.kakuin.rights.CloudTemplate.at;
import static jp.kakuin.rights.CloudTemplate.list;
import static jp.kakuin.rights.CloudTemplate.map;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kakuin.local.perspective.RemotePlaces;

/**
 * The template as CloudFormation would see it with certain parameters: conditions decided, references put in. A resource that gets its name from AWS is
 * called by its logical id.
 */
final class Stack {

    static final String REGION = "ap-northeast-1";
    static final String ACCOUNT = "000000000000";
    static final String NAME = "kakuin";

    private static final Object NO_VALUE = new Object();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");
    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::Partition", "aws",
            "AWS::Region", REGION,
            "AWS::AccountId", ACCOUNT,
            "AWS::StackName", NAME,
            "AWS::URLSuffix", "amazonaws.com");

    /** The property by which a resource type is named, and with it the kind of ARN. */
    private enum Kind {
        TABLE("AWS::DynamoDB::Table", "TableName", "dynamodb:%s:table/%s", false),
        BUCKET("AWS::S3::Bucket", "BucketName", "s3:::%s", false),
        KEY("AWS::KMS::Key", null, "kms:%s:key/%s", false),
        FUNCTION("AWS::Serverless::Function", "FunctionName", "lambda:%s:function:%s", false),
        MACHINE("AWS::Serverless::StateMachine", "Name", "states:%s:stateMachine:%s", true),
        ROLE("AWS::IAM::Role", "RoleName", "iam::" + ACCOUNT + ":role/%s", false),
        POLICY("AWS::IAM::ManagedPolicy", "ManagedPolicyName", "iam::" + ACCOUNT + ":policy/%s", true),
        TOPIC("AWS::SNS::Topic", "TopicName", "sns:%s:%s", true),
        QUEUE("AWS::SQS::Queue", "QueueName", "sqs:%s:%s", false),
        LOG("AWS::Logs::LogGroup", "LogGroupName", "logs:%s:log-group:%s:*", false),
        MAIL_SET("AWS::SES::ConfigurationSet", "Name", "ses:%s:configuration-set/%s", false),
        OTHER("", null, "other:%s:%s", false);

        private final String type;
        private final String nameProperty;
        private final String arn;
        private final boolean referredByArn;

        Kind(String type, String nameProperty, String arn, boolean referredByArn) {
            this.type = type;
            this.nameProperty = nameProperty;
            this.arn = arn;
            this.referredByArn = referredByArn;
        }

        static Kind of(String type) {
            return List.of(values()).stream()
                    .filter(kind -> kind.type.equals(type))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    private final Map<String, Object> template;
    private final Map<String, String> parameters;
    private final Map<String, Map<String, Object>> resources = new LinkedHashMap<>();

    private Stack(Map<String, Object> template, Map<String, String> parameters) {
        this.template = template;
        this.parameters = parameters;
    }

    /** As it is deployed to AWS, with the parameters' values of one machine wherever AWS asks for one. */
    static Stack onAws() {
        var parameters = Map.of(
                "Embedded", "false",
                "MailDomain", "mail.kakuin.example.co.jp",
                "MailFrom", "no-reply@mail.kakuin.example.co.jp",
                "PortalUrl", "https://portal.kakuin.example.co.jp",
                "PerspectiveFunctions",
                        RemotePlaces.REGIONS.stream().map(Stack::perspective).collect(Collectors.joining(",")));
        return of(CloudTemplate.read(), parameters);
    }

    private static String perspective(String region) {
        return "arn:aws:lambda:" + region + ":" + ACCOUNT + ":function:" + NAME + "-" + region
                + "-check-perspective:live";
    }

    static Stack of(Map<String, Object> template, Map<String, String> parameters) {
        var stack = new Stack(template, parameters);
        map(template.get("Resources")).forEach((id, resource) -> {
            var condition = at(resource, "Condition");
            if (condition == null || stack.holds(condition.toString())) {
                stack.resources.put(id, map(stack.resolved(resource)));
            }
        });
        return stack;
    }

    /** Every resource by its logical id, in the order of the template. */
    Map<String, Map<String, Object>> resources() {
        return resources;
    }

    Map<String, Map<String, Object>> resources(String type) {
        return resources.entrySet().stream()
                .filter(entry -> type.equals(entry.getValue().get("Type")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** Resolved values of the section {@code Globals} for functions. */
    Map<String, Object> functionDefaults() {
        return map(resolved(at(template, "Globals", "Function")));
    }

    Object property(String id, String... path) {
        return at(at(resources.get(id), "Properties"), path);
    }

    String arn(String id) {
        var kind = kind(id);
        return "arn:aws:"
                + kind.arn.replaceFirst("%s(?=.*%s)", REGION + ":" + ACCOUNT).replaceFirst("%s", name(id));
    }

    /** What a resource is called: by the template, or else its logical id. */
    String name(String id) {
        var property = kind(id).nameProperty;
        var given = property == null ? null : at(template, "Resources", id, "Properties", property);
        return given == null ? id : String.valueOf(resolved(given));
    }

    /** Whether requests name it by what {@code Ref} gives, and not by an ARN. */
    boolean isNamedInRequests(String id) {
        return kind(id) != Kind.OTHER && !kind(id).referredByArn;
    }

    private Kind kind(String id) {
        return Kind.of(String.valueOf(at(template, "Resources", id, "Type")));
    }

    private Object resolved(Object value) {
        return switch (value) {
            case List<?> all ->
                all.stream()
                        .map(this::resolved)
                        .filter(each -> each != NO_VALUE)
                        .toList();
            case Map<?, ?> map
            when isIntrinsic(map) -> {
                var only = map.entrySet().iterator().next();
                yield call(only.getKey().toString(), only.getValue());
            }
            case Map<?, ?> map -> {
                var result = new LinkedHashMap<String, Object>();
                map.forEach((key, each) -> {
                    var known = resolved(each);
                    if (known != NO_VALUE) {
                        result.put(key.toString(), known);
                    }
                });
                yield result;
            }
            case null -> Map.of();
            default -> value;
        };
    }

    private static boolean isIntrinsic(Map<?, ?> map) {
        var key = map.size() == 1 ? map.keySet().iterator().next().toString() : "";
        return key.equals("Ref") || key.startsWith("Fn::");
    }

    private Object call(String function, Object argument) {
        return switch (function) {
            case "Ref" -> reference(argument.toString());
            case "Fn::GetAtt" ->
                attribute(
                        list(argument).get(0).toString(), list(argument).get(1).toString());
            case "Fn::Sub" -> substituted(argument);
            case "Fn::If" -> {
                var parts = list(argument);
                yield resolved(parts.get(holds(parts.get(0).toString()) ? 1 : 2));
            }
            case "Fn::Split" ->
                List.of(String.valueOf(resolved(list(argument).get(1)))
                        .split(list(argument).get(0).toString()));
            case "Fn::Select" ->
                list(resolved(list(argument).get(1)))
                        .get(Integer.parseInt(list(argument).get(0).toString()));
            case "Fn::GetAZs" -> List.of(REGION + "a", REGION + "c");
            case "Fn::Base64" -> String.valueOf(resolved(argument));
            case "Fn::ToJsonString" -> String.valueOf(resolved(argument));
            case "Fn::Join" ->
                list(resolved(list(argument).get(1))).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(list(argument).get(0).toString()));
            default -> throw new IllegalArgumentException("teach this test the function " + function);
        };
    }

    private Object reference(String name) {
        if (name.equals("AWS::NoValue")) {
            return NO_VALUE;
        }
        if (PSEUDO.containsKey(name)) {
            return PSEUDO.get(name);
        }
        if (at(template, "Parameters", name) != null) {
            var standard = at(template, "Parameters", name, "Default");
            return parameters.getOrDefault(name, standard == null ? name : standard.toString());
        }
        return kind(name).referredByArn ? arn(name) : name(name);
    }

    private String attribute(String id, String attribute) {
        return attribute.equals("Arn") ? arn(id) : id + "." + attribute;
    }

    private String substituted(Object argument) {
        var parts = list(argument);
        var own = parts.size() > 1 ? map(parts.get(1)) : Map.<String, Object>of();
        return VARIABLE.matcher(parts.get(0).toString())
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), own)));
    }

    private String value(String variable, Map<String, Object> own) {
        if (own.containsKey(variable)) {
            return String.valueOf(resolved(own.get(variable)));
        }
        var dot = variable.indexOf('.');
        return dot < 0
                ? String.valueOf(reference(variable))
                : attribute(variable.substring(0, dot), variable.substring(dot + 1));
    }

    private boolean holds(String condition) {
        return decided(at(template, "Conditions", condition));
    }

    private boolean decided(Object test) {
        var only = map(test).entrySet().iterator().next();
        var parts = list(only.getValue());
        return switch (only.getKey()) {
            case "Condition" -> holds(only.getValue().toString());
            case "Fn::Equals" -> resolved(parts.get(0)).equals(resolved(parts.get(1)));
            case "Fn::Not" -> !decided(parts.get(0));
            case "Fn::And" -> parts.stream().allMatch(this::decided);
            case "Fn::Or" -> parts.stream().anyMatch(this::decided);
            default -> throw new IllegalArgumentException("teach this test the condition " + only.getKey());
        };
    }
}
