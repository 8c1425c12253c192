package jp.kakuin.local.ca;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.kakuin.local.deploy.AwsClients;
import jp.kakuin.local.deploy.Deployment;
import jp.kakuin.local.deploy.TemplateFile;

/** {@code ./kakuin ca rotate} on one machine: what an operator does on AWS in steps, with the root that stands there for the offline one. */
public final class CaRotation {

    private final AwsClients aws;
    private final Deployment deployment;
    private final TemplateFile template;
    private final Clock clock;

    /** @param clock of the suite, which need not be this machine's */
    public CaRotation(AwsClients aws, String stack, TemplateFile template, Clock clock) {
        this.aws = aws;
        this.deployment = new Deployment(aws, stack);
        this.template = template;
        this.clock = clock;
    }

    /**
     * The stack gets its next CA key by an update while it runs; the root signs its certificate, and from then on it issues.
     *
     * @param keySpec of the new key, or the template's own
     */
    public void run(Instant from, Optional<String> keySpec) throws IOException {
        var parameters = new HashMap<String, String>();
        var held = new CaStore(aws.s3(), deployment.outputs().get("CaBucket")).issuing();
        parameters.put("CaKeys", String.valueOf(held.size() + 1));
        keySpec.ifPresent(spec -> parameters.put("SecondCaKeySpec", spec));
        init(deployment.deploy(template, parameters)).rotate(from);
        // Its CRLs are there before its first certificate names one.
        deployment.run("publish-crl");
    }

    private CaInit init(Map<String, String> outputs) {
        return CaInit.of(aws.kms(), aws.s3(), outputs, clock);
    }
}
