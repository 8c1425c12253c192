package jp.kakuin.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import jp.kakuin.Ports;
import jp.kakuin.audit.ArchiveAudit;
import jp.kakuin.aws.FunctionEnvironment;
import jp.kakuin.aws.Wiring;
import jp.kakuin.aws.step.NoInput;
import jp.kakuin.aws.step.Step;

/** Every minute: what happened since goes to the archive that nobody can change. */
public final class ArchiveAuditHandler implements RequestStreamHandler {

    private final ArchiveAudit archiveAudit;

    public ArchiveAuditHandler() {
        this(Wiring.of(FunctionEnvironment.ofLambda()));
    }

    public ArchiveAuditHandler(Ports ports) {
        this.archiveAudit = ArchiveAudit.of(ports);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Step.handle(in, out, context, NoInput.class, input -> archiveAudit.run());
    }
}
