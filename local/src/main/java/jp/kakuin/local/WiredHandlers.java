package jp.kakuin.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.HashMap;
import java.util.List;
import jp.kakuin.Ports;
import jp.kakuin.aws.Wiring;
import jp.kakuin.local.deploy.AwsClients;
import jp.kakuin.local.host.FunctionDeclaration;
import jp.kakuin.local.host.HandlerFactory;
import jp.kakuin.local.host.WatchedCalls;

/**
 * Makes the functions' real handlers, each over the variables that the deployed stack gives it, by the constructor that takes the
 * ports.
 */
public final class WiredHandlers implements HandlerFactory {

    private final LocalSystem.Surroundings surroundings;

    public WiredHandlers(LocalSystem.Surroundings surroundings) {
        this.surroundings = surroundings;
        // On Lambda these come with the process; here every handler shares one, so they are the same for all.
        System.setProperty("aws.region", AwsClients.REGION);
        System.setProperty("aws.accessKeyId", AwsClients.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", AwsClients.SECRET_KEY);
    }

    @Override
    public RequestStreamHandler create(FunctionDeclaration function) throws ReflectiveOperationException {
        return create(function, "$LATEST");
    }

    @Override
    public RequestStreamHandler create(FunctionDeclaration function, String version)
            throws ReflectiveOperationException {
        if (function.isPython()) {
            return surroundings.python().handler(function);
        }
        var type = Class.forName(function.handlerClass()).asSubclass(RequestStreamHandler.class);
        return type.getConstructor(Ports.class).newInstance(Wiring.of(environment(function, version)));
    }

    private LocalEnvironment environment(FunctionDeclaration function, String version) {
        String deployed = function.deployedName(LocalSystem.STACK);
        var variables = new HashMap<>(surroundings.deployment().variablesOf(deployed, version, function.region()));
        variables.put("AWS_REGION", function.region());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", deployed);
        return new LocalEnvironment(
                variables,
                surroundings.clock(),
                surroundings.awsEndpoint(),
                List.of(new WatchedCalls(function.name(), surroundings.watch())),
                surroundings.sites());
    }
}
