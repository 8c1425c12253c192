package jp.kakuin.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.kakuin.Ports;
import jp.kakuin.aws.NotedOrders;
import jp.kakuin.mail.MailSender;
import jp.kakuin.order.Orders;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.ses.model.SesException;

/** A world whose n-th call fails with an exception that quotes what must stay secret, as services, parsers and the JDK do. */
final class LeakyPorts {

    private static final List<UnaryOperator<RuntimeException>> WRAPPINGS = List.of(
            fault -> fault,
            fault -> new MailSender.NotSent("refused", fault),
            IllegalStateException::new,
            fault -> new UncheckedIOException(new IOException(fault)));

    private final String secrets;
    private final int failing;
    private int calls;

    /**
     * @param secrets what the exception quotes
     * @param failing number of the call that fails, from 1; 0 for none
     */
    LeakyPorts(String secrets, int failing) {
        this.secrets = secrets;
        this.failing = failing;
    }

    int calls() {
        return calls;
    }

    Ports over(Ports world) {
        return (Ports) Proxy.newProxyInstance(
                Ports.class.getClassLoader(), new Class<?>[] {Ports.class}, (proxy, method, arguments) -> {
                    var port = method.invoke(world, arguments);
                    var type = method.getReturnType();
                    var watched =
                            type.isInterface() && type.getName().startsWith("jp.kakuin.") ? watch(type, port) : port;
                    return watched instanceof Orders orders ? new NotedOrders(orders) : watched;
                });
    }

    private Object watch(Class<?> type, Object port) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(port, method, arguments));
    }

    private Object call(Object port, Method method, Object[] arguments) throws Throwable {
        calls++;
        if (calls == failing) {
            throw WRAPPINGS.get(failing % WRAPPINGS.size()).apply(leak());
        }
        try {
            return method.invoke(port, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private RuntimeException leak() {
        var details = AwsErrorDetails.builder().errorCode("Refused").errorMessage(secrets);
        return switch (failing % 3) {
            case 0 ->
                DynamoDbException.builder()
                        .awsErrorDetails(details.build())
                        .message(secrets)
                        .build();
            case 1 -> SesException.builder().statusCode(400).message(secrets).build();
            default -> new IllegalArgumentException(secrets);
        };
    }
}
